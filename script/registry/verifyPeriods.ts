/** `npm run registry:verify-periods -- <export.csv> --reports <reports.csv> [--dry-run] [--network <name>]`: the verifier's side. */
import { basename } from "node:path";
import { Command } from "commander";
import { print, runCommand } from "../chain/command.ts";
import { contentStore } from "../chain/ipfs.ts";
import { signerOf } from "../chain/keys.ts";
import { networkOf } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import { groupDigits } from "./integer.ts";
import { openExport } from "./openExport.ts";
import { buildPlan } from "./plan/plan.ts";
import { formatTotals, totalsOf } from "./report.ts";
import { matchReports } from "./verifier/match.ts";
import { readPeriodTotals, statePeriods } from "./verifier/periods.ts";
import { type Report, readReports } from "./verifier/reports.ts";

interface Options {
  readonly dryRun: boolean;
  readonly network: string;
  readonly reports: string;
}

const command = new Command("registry:verify-periods")
  .description("States the verified total of each project's period in an export, over all label sets, with its report.")
  .argument("<export.csv>", "the registry's export, obtained by the verifier")
  .requiredOption("--reports <reports.csv>", "which verification report stands behind which period (docs/IMPORT.md)")
  .option("--dry-run", "only show what would be stated", false)
  .option("--network <name>", "network", process.env.CARBONTRACE_NETWORK ?? "local")
  .parse();

await runCommand(() => main(command.args[0] as string, command.opts<Options>()));

async function main(file: string, options: Options): Promise<number> {
  const network = networkOf(options.network);
  const { reading } = await openExport(file);
  const reports = await readReports(options.reports);
  print(`${basename(file)}: ${formatTotals(totalsOf(reading.accepted, reading.refusals))}`);
  const protocol = await Protocol.connect(network);
  const periods = await readPeriodTotals(protocol, buildPlan(reading.accepted));
  const { toState, present, without, refused } = matchReports(periods, reports);
  print(`${present} periods are stated already, ${without.length} have no report in the list.`);
  for (const { key, exported, stated } of without)
    print(`  without a report: ${key} (${groupDigits(exported)} t in the export, ${groupDigits(stated)} t stated)`);
  for (const { line, key, reason } of refused) print(`${basename(options.reports)}:${line}: ${key}: ${reason}`);
  for (const { period, before, tonnes, report } of toState)
    print(`  + ${period.key}: ${groupDigits(tonnes)} t (before: ${groupDigits(before)} t), report ${report.cid}`);
  const code = refused.length === 0 ? 0 : 1;
  if (options.dryRun) {
    print("Dry run: nothing was sent.");
    return code;
  }
  if (toState.length === 0) {
    print("Nothing to state.");
    return code;
  }
  const verifier = signerOf("verifier", network);
  const store = contentStore(network.local);
  const contents = new Map<string, NonNullable<Report["content"]>>();
  for (const { report } of toState) if (report.content !== undefined) contents.set(report.cid, report.content);
  for (const content of contents.values()) await store.add(content());
  const statements = toState.map(({ period, tonnes, report }) => ({ period, tonnes, reportCid: report.cid }));
  await statePeriods(protocol, verifier, statements, print);
  print(`stated ${toState.length} verified totals · refused ${refused.length}`);
  return code;
}
