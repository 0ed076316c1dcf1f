import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process and the moment it began, so that a pid that the system gave to another program is never mistaken for ours. */
export interface ProcessIdentity {
  pid: number;
  began: string;
}

/** The identity of a running process; undefined when there is none. */
export function identify(pid: number): ProcessIdentity | undefined {
  const began = beganAt(pid);
  return began === undefined ? undefined : { pid, began };
}

/** Whether this very process still runs. */
export function isRunning(process: ProcessIdentity): boolean {
  return beganAt(process.pid) === process.began;
}

/** Sends a signal to a process group that we made (its leader's pid), or to the process alone where groups do not exist. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // It has ended already.
  }
}

/** The leaders of process groups that this program made and that still run. */
const groups = new Set<number>();

/** Remembers a group that this program made, until it is told that it has ended. */
export function keepGroup(pid: number): () => void {
  groups.add(pid);
  return () => groups.delete(pid);
}

/** Kills at once every child that still runs: the last resort of a program that must end now. */
export function killChildren(): void {
  for (const pid of groups) signalGroup(pid, "SIGKILL");
}

/**
 * From now on whoever stops this program stops every child that it started, too: they have process groups of their own, and a terminal's
 * Ctrl-C does not reach them. For programs without an orderly stop.
 */
export function killChildrenOn(signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"]): void {
  for (const signal of signals) {
    process.once(signal, () => {
      killChildren();
      // As if nobody had listened. (A test runner's worker has another `process.exit`.)
      process.kill(process.pid, signal);
    });
  }
}

/** Ends a process that an earlier, killed run left behind, and answers when it is gone. */
export async function endLeftover(leftover: ProcessIdentity): Promise<void> {
  for (const signal of ["SIGINT", "SIGKILL"] as const) {
    if (!isRunning(leftover)) return;
    signalGroup(leftover.pid, signal);
    for (let waited = 0; waited < 5_000 && isRunning(leftover); waited += 50) await delay(50);
  }
}

/** Waits. */
export function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function beganAt(pid: number): string | undefined {
  try {
    if (process.platform === "linux") {
      // The text after the last ")" starts at field 3; a zombie (state Z) has ended; field 22 is the start time.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      return fields[0] === "Z" ? undefined : fields[19];
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}
