import { join } from "node:path";
import { ROOT } from "./paths.ts";
import { run } from "./run.ts";

/** What the reconciliation of a large export took. */
export interface ReconcileLoad {
  rows: number;
  /** blocks on the chain's side */
  blocks: number;
  /** the most memory that the process had resident, as the system counted it: code, heap, buffers, all of it */
  maxRssBytes: number;
}

const ROWS = 1_000_000;

/** Runs the reconciliation in a process of its own, with Node's usual limits, on rows that are made while they are read. */
export async function measureReconciliation(): Promise<ReconcileLoad> {
  const output = await run({
    command: process.execPath,
    args: ["--import", "tsx", join(ROOT, "test/registry/reconcileLoad.ts"), String(ROWS)],
    cwd: ROOT,
    purpose: "measuring the memory of a reconciliation",
  });
  const { rows, blocks, maxRssBytes } = JSON.parse(output.trimEnd().split("\n").at(-1) ?? "") as ReconcileLoad;
  return { rows, blocks, maxRssBytes };
}

export function formatReconciliation({ rows, blocks, maxRssBytes }: ReconcileLoad): string {
  const [many, of, most] = [rows, blocks, Math.ceil(maxRssBytes / 2 ** 20)].map((value) => value.toLocaleString("en"));
  return `\nreconcile ${many} rows with ${of} blocks: at most ${most} MiB resident (the process's maximum, getrusage)\n`;
}
