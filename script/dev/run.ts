import { spawn } from "node:child_process";
import { StackError } from "./errors.ts";
import { keepGroup, signalGroup } from "./processes.ts";

/** One program that is run to its end. */
export interface RunOptions {
  command: string;
  args: string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** What it does, for the sentence when it fails: "deploying the contracts". */
  purpose: string;
  /** Ends the program (and all it started) when aborted. */
  signal?: AbortSignal;
  /** Told of every line it prints. */
  onLine?: (line: string) => void;
}

/** Lines of output kept for the sentence of a failure. */
const KEPT_LINES = 25;

/** Runs a program in a process group of its own and answers with what it printed; throws a sentence when it fails. */
export async function run(options: RunOptions): Promise<string> {
  options.signal?.throwIfAborted();
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const forget = child.pid === undefined ? () => {} : keepGroup(child.pid);
  const end = () => child.pid && signalGroup(child.pid, "SIGTERM");
  options.signal?.addEventListener("abort", end, { once: true });
  let output = "";
  // One decoder and one rest for each: a character may lie across two chunks, and so may a line.
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) options.onLine?.(line);
    });
  }
  try {
    const code = await new Promise<number | string>((resolve, reject) => {
      child.once("error", (error) => reject(new StackError(`${options.command} could not be run: ${error.message}.`)));
      child.once("close", (code, signal) => resolve(code ?? signal ?? "an unknown end"));
    });
    options.signal?.throwIfAborted();
    if (code !== 0) {
      const tail = output.trimEnd().split("\n").slice(-KEPT_LINES).join("\n    ");
      throw new StackError(`Failed while ${options.purpose} (${code}). It last said:\n    ${tail}`);
    }
    return output;
  } finally {
    forget();
    options.signal?.removeEventListener("abort", end);
  }
}
