// `npm run bench [-- --json] [--check]`: what each user action costs in gas, behind the proxies, first time and repeated.
// Then how much memory the reconciliation of an export of a million rows takes; a test keeps its limit, so `--check` leaves it out.
// With `--check` it ends with exit code 1 if an action costs more than test/gas/budget.json allows.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatReconciliation, measureReconciliation } from "./bench-reconcile.ts";
import { foundryBinary } from "./binaries.ts";
import { messageOf, StackError } from "./errors.ts";
import { ROOT } from "./paths.ts";
import { run } from "./run.ts";

/** Gas of one action: for the account that does it for the first time, and for every later time. */
type Gas = { first?: number; steady?: number };

/** The most that the named rows may cost together. */
type Budget = { rows: string[] } & Gas;

try {
  const { values } = parseArgs({ options: { json: { type: "boolean" }, check: { type: "boolean" } } });
  const table = await measure();
  const load = values.check ? undefined : await measureReconciliation();
  if (values.json)
    process.stdout.write(`${JSON.stringify(load === undefined ? table : { ...table, reconcile: load })}\n`);
  else process.stdout.write(`${format(table)}${load === undefined ? "" : formatReconciliation(load)}`);
  if (values.check) check(table, JSON.parse(readFileSync(join(ROOT, "test/gas/budget.json"), "utf8")) as Budget[]);
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}

/** Runs the gas tests with every call isolated (warm storage would flatter) and reads what they recorded. */
async function measure(): Promise<Record<string, Gas>> {
  const folder = join(".local", `bench-${process.pid}`);
  try {
    await run({
      command: foundryBinary("forge"),
      args: ["test", "--isolate", "--match-path", "test/gas/**"],
      cwd: ROOT,
      env: { FOUNDRY_SNAPSHOTS: folder },
      purpose: "measuring gas",
    });
    return group(read(join(ROOT, folder, "Gas.json")));
  } finally {
    rmSync(join(ROOT, folder), { recursive: true, force: true });
  }
}

/** Throws a sentence for every budget that is exceeded. */
function check(table: Record<string, Gas>, budgets: Budget[]): void {
  const faults = budgets.flatMap(({ rows, ...limits }) =>
    (["first", "steady"] as const).flatMap((time) => {
      const limit = limits[time];
      if (limit === undefined) return [];
      const spent = rows.reduce((sum, row) => sum + (table[row]?.[time] ?? Number.POSITIVE_INFINITY), 0);
      return spent <= limit ? [] : [`${rows.join(" + ")} (${time}) costs ${spent}, more than ${limit}.`];
    }),
  );
  if (faults.length > 0) throw new StackError(faults.join("\n"));
}

function read(path: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
  } catch (error) {
    throw new StackError(`The gas tests recorded nothing: ${messageOf(error)}`);
  }
}

/** `{"buy.first": "1", "buy.steady": "2"}` → `{"buy": {"first": 1, "steady": 2}}` */
function group(recorded: Record<string, string>): Record<string, Gas> {
  const table: Record<string, Gas> = {};
  for (const [key, gas] of Object.entries(recorded)) {
    const [action, time] = key.split(".");
    if (!action || (time !== "first" && time !== "steady")) {
      throw new StackError(`The gas test recorded "${key}", which is not "<action>.first" or "<action>.steady".`);
    }
    table[action] = { ...table[action], [time]: Number(gas) };
  }
  return table;
}

function format(table: Record<string, Gas>): string {
  const width = Math.max(...Object.keys(table).map((action) => action.length));
  const cell = (gas: number | undefined) => (gas === undefined ? "–" : gas.toLocaleString("en")).padStart(10);
  const rows = Object.entries(table).map(
    ([action, { first, steady }]) => `  ${action.padEnd(width)}${cell(first)}${cell(steady)}`,
  );
  return `${["gas".padEnd(width + 2) + "first".padStart(10) + "steady".padStart(10), ...rows].join("\n")}\n`;
}
