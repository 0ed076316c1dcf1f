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
