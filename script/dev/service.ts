import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { dirname } from "node:path";
import { messageOf, StackError } from "./errors.ts";
import { delay, identify, keepGroup, type ProcessIdentity, signalGroup } from "./processes.ts";

/** How to run one long-living program of the stack. */
export interface ServiceSpec {
  /** As it is named to people: "chain", "database". */
  name: string;
  command: string;
  args: string[];
  logFile: string;
  spawn?: SpawnOptions;
  /** The signal by which this program ends in good order. */
  stopSignal?: NodeJS.Signals;
  /** Longer than this and it is killed. */
  stopTimeoutMs?: number;
}

/** Told of every child that was started or has ended, so that a later run can clean up after a killed one. */
export interface ChildRegister {
  add(name: string, child: ProcessIdentity): void;
  remove(child: ProcessIdentity): void;
}

/** A running child in a process group of its own: the terminal's Ctrl-C does not reach it, only our orderly stop does. */
export class Service {
  readonly pid: number;
  /** Settles once the child has ended, however it ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  private stopping = false;
  private lastLines: string[] = [];
  private readonly watchers = new Set<(line: string) => void>();

  private constructor(
    readonly spec: ServiceSpec,
    private readonly child: ChildProcess,
    private readonly log: WriteStream,
    register: ChildRegister,
    onDeath: (error: StackError) => void,
  ) {
    this.pid = child.pid as number;
    const forget = keepGroup(this.pid);
    const identity = identify(this.pid);
    if (identity) register.add(spec.name, identity);
    for (const stream of [child.stdout, child.stderr]) stream && this.read(stream);
    this.ended = new Promise((resolve) => {
      child.once("close", (code, signal) => {
        log.end();
        forget();
        if (identity) register.remove(identity);
        resolve({ code, signal });
        if (!this.stopping) onDeath(this.deathError(code, signal));
      });
    });
  }

  /** Starts the program; throws a sentence when it cannot even be started. */
  static async start(spec: ServiceSpec, register: ChildRegister, onDeath: (error: StackError) => void) {
    mkdirSync(dirname(spec.logFile), { recursive: true });
    const log = createWriteStream(spec.logFile, { flags: "a" });
    const child = spawn(spec.command, spec.args, {
      ...spec.spawn,
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", (error) =>
        reject(new StackError(`The ${spec.name} could not be started (${spec.command}): ${messageOf(error)}.`)),
      );
    });
    return new Service(spec, child, log, register, onDeath);
  }

  /** Waits until `probe` answers true; a sentence when the child dies or the time is over. */
  async ready(probe: () => Promise<boolean>, timeoutMs: number): Promise<void> {
    const until = Date.now() + timeoutMs;
    let death: StackError | undefined;
    void this.ended.then(({ code, signal }) => {
      death = this.deathError(code, signal);
    });
    while (!(await probe().catch(() => false))) {
      if (death) throw death;
      if (Date.now() > until) {
        throw new StackError(`The ${this.spec.name} did not answer within ${timeoutMs / 1000} s.${this.tail()}`);
      }
      await delay(50);
    }
  }

  /** Calls back for every line the program prints from now on; returns how to stop listening. */
  onLine(watch: (line: string) => void): () => void {
    this.watchers.add(watch);
    return () => this.watchers.delete(watch);
  }

  /** Ends the program in good order, by force when it takes too long. Harmless when it has ended already. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.child.exitCode === null && this.child.signalCode === null)
      this.child.kill(this.spec.stopSignal ?? "SIGTERM");
    const force = setTimeout(() => signalGroup(this.pid, "SIGKILL"), this.spec.stopTimeoutMs ?? 10_000);
    await this.ended;
    clearTimeout(force);
    // Whatever of its group is left (helpers it started) goes with it.
    signalGroup(this.pid, "SIGKILL");
  }

  private deathError(code: number | null, signal: NodeJS.Signals | null): StackError {
    const how = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
    return new StackError(`The ${this.spec.name} ${how} while it was needed.${this.tail()}`);
  }

  private tail(): string {
    const lines = this.lastLines.map((line) => `\n    ${line.slice(0, 300)}`).join("");
    return ` Its log is ${this.spec.logFile}.${lines ? ` It last said:${lines}` : ""}`;
  }

  private read(stream: NodeJS.ReadableStream): void {
    let rest = "";
    stream.setEncoding("utf8").on("data", (text: string) => {
      this.log.write(text);
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (line.trim()) this.lastLines = [...this.lastLines.slice(-5), line];
        for (const watch of this.watchers) watch(line);
      }
    });
  }
}
