/** `npm run registry:import -- <export.csv> [--custody <statements.csv>] [--evidence <manifest.json>] [--dry-run] [--network <name>]` */
import { basename } from "node:path";
import { Command } from "commander";
import { print, runCommand } from "../chain/command.ts";
import { CommandError } from "../chain/fail.ts";
import { contentStore } from "../chain/ipfs.ts";
import { findSigner, signerOf } from "../chain/keys.ts";
import { networkOf, WrongChain } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import type { Custody } from "./custody.ts";
import { EvidenceFiles } from "./evidence/files.ts";
import { bringOnChain } from "./importer.ts";
import { groupDigits } from "./integer.ts";
import { findMissing, type Missing, refusalOf } from "./missing.ts";
import { openCustody, openExport } from "./openExport.ts";
import { buildPlan, type ImportPlan } from "./plan/plan.ts";
import type { Refusal } from "./reason.ts";
import { recipientOf } from "./recipient.ts";
import { formatReport } from "./report.ts";
import type { ExportRow } from "./row/types.ts";
import { curate, localCurators } from "./seed/curation.ts";
import { printable } from "./text.ts";

interface Options {
  readonly custody?: string;
  readonly evidence?: string;
  readonly dryRun: boolean;
  readonly network: string;
  readonly recipient?: string;
  readonly resubmitRejected: boolean;
}

const command = new Command("registry:import")
  .description(
    "Reads a Verra VCU or Gold Standard issuance export and brings its live units on chain as pending blocks.",
  )
  .argument("<export.csv>", "the registry's export; which registry it is, its header says")
  .option("--custody <statements.csv>", "custody statements (docs/IMPORT.md); required on public networks")
  .option("--evidence <manifest.json>", "documents that go beside the export's rows (docs/IMPORT.md)")
  .option("--dry-run", "only show what would be done", false)
  .option("--network <name>", "network", process.env.CARBONTRACE_NETWORK ?? "local")
  .option("--recipient <address>", "who receives the credits (default: CARBONTRACE_RECIPIENT, else the registrar)")
  .option("--resubmit-rejected", "submit blocks again that a verifier rejected", false)
  .parse();

await runCommand(() => main(command.args[0] as string, command.opts<Options>()));

async function main(file: string, options: Options): Promise<number> {
  const network = networkOf(options.network);
  const { reading, sha256 } = await openExport(file);
  const custody = options.custody === undefined ? undefined : await openCustody(options.custody);
  const evidence = options.evidence === undefined ? undefined : await EvidenceFiles.open(options.evidence);
  const { accepted, refusals } = requireCustody(reading.accepted, reading.refusals, custody, network.local);
  const plan = buildPlan(accepted);
  let [kept, refused] = [accepted, refusals];
  const report = (): void => {
    for (const line of formatReport(basename(file), kept, refused, reading.warnings)) print(line);
  };
  for (const { line } of custody?.unused() ?? [])
    print(`custody line ${line}: warning: covers no accepted row of this export`);

  for (const block of plan.blocks) evidence?.documentsOf(block);
  for (const title of evidence?.unused() ?? [])
    print(`evidence "${printable(title)}": warning: belongs to no accepted row of this export`);

  let protocol: Protocol | undefined;
  try {
    protocol = await Protocol.connect(network);
  } catch (error) {
    if (!options.dryRun || !(error instanceof CommandError) || error instanceof WrongChain) throw error;
    print(`The chain was not asked: ${error.message}`);
  }
  if (protocol === undefined) {
    showPlan(plan);
    report();
    return 0;
  }
  const missing = await findMissing(protocol, plan, options.resubmitRejected);
  showMissing(missing, network.name, protocol.chainId);
  const impossible = new Set(missing.impossible.map(({ block }) => block.row));
  kept = accepted.filter((row) => !impossible.has(row));
  refused = [...refusals, ...missing.impossible.map((one) => refusalOf(one, reading.columns))].sort(byLine);
  if (options.dryRun) {
    print("Dry run: nothing was sent.");
    report();
    return missing.impossible.length === 0 ? 0 : 1;
  }
  if (!hasWork(missing)) {
    print("Nothing to do.");
    showUnverified(missing.unverified.length);
    report();
    return missing.impossible.length === 0 ? 0 : 1;
  }
  const registrar = signerOf("registrar", network);
  const store = contentStore(network.local);
  const curators = { protocol, signers: localCurators(network), store, progress: print };
  const result = await bringOnChain(
    {
      protocol,
      registrar,
      council: findSigner("council", network),
      recipient: recipientOf(options.recipient) ?? registrar.address,
      curate: network.local ? (project, id) => curate(curators, project, id) : undefined,
      store,
      custody,
      evidence,
      exportSha256: sha256,
      progress: print,
    },
    missing,
  );
  const { projects, listed, vintages, blocks, waiting, unallotted } = result;
  print(
    `Done: ${projects} projects registered, ${listed} listed, ${vintages} vintages registered, ${blocks} blocks submitted.`,
  );
  if (waiting > 0)
    print(
      `${waiting} blocks wait until curators let their projects pass and the council lists them; then run this again.`,
    );
  showUnverified(result.unverified);
  if (unallotted > 0) print(`${unallotted} blocks were not submitted: nothing more can be allotted to their vintages.`);
  report();
  return missing.impossible.length === 0 && unallotted === 0 ? 0 : 1;
}

/** Whether anything can be sent now. */
function hasWork({ projects, unlisted, vintages, blocks }: Missing): boolean {
  return [projects, unlisted, vintages, blocks].some((items) => items.length > 0);
}

function showUnverified(blocks: number): void {
  if (blocks > 0)
    print(
      `${blocks} blocks wait until a verifier states the verified totals of their periods (registry:verify-periods); then run this again.`,
    );
}

/** On public networks an accepted row without custody becomes a refused one; locally statements are optional. */
function requireCustody(
  accepted: readonly ExportRow[],
  refusals: readonly Refusal[],
  custody: Custody | undefined,
  local: boolean,
): { readonly accepted: readonly ExportRow[]; readonly refusals: readonly Refusal[] } {
  // Asking also marks the statements that are used.
  const covered = accepted.filter((row) => custody?.covering(row) !== undefined);
  if (local) return { accepted, refusals };
  const kept = new Set(covered);
  const refused = accepted
    .filter((row) => !kept.has(row))
    .map(
      (row): Refusal => ({
        line: row.line,
        column: "Serial Number",
        columnNumber: null,
        reason: "custody-missing",
        message: "no custody statement covers these serials: an export alone never proves that units are held",
        tonnes: row.quantity,
      }),
    );
  return { accepted: covered, refusals: [...refusals, ...refused].sort(byLine) };
}

function byLine(a: Refusal, b: Refusal): number {
  return a.line - b.line;
}

function tonnesOf(blocks: readonly { readonly quantity: bigint }[]): string {
  return groupDigits(blocks.reduce((sum, block) => sum + block.quantity, 0n));
}

function showPlan(plan: ImportPlan): void {
  print(
    `Plan: ${plan.projects.length} projects, ${plan.vintages.length} vintages, ${plan.blocks.length} blocks (${tonnesOf(plan.blocks)} t)`,
  );
}

function showMissing(missing: Missing, network: string, chainId: number): void {
  print(`On ${network} (chain ${chainId}):`);
  print(`  already there: ${missing.present.accepted} blocks accepted, ${missing.present.pending} pending`);
  print(`  to register: ${missing.projects.length} projects, ${missing.vintages.length} vintages`);
  if (missing.unlisted.length > 0) print(`  to list: ${missing.unlisted.length} projects registered before`);
  print(`  to allot: ${missing.allotments.size} vintages`);
  print(`  to submit: ${missing.blocks.length} blocks (${tonnesOf(missing.blocks)} t)`);
  if (missing.unverified.length > 0)
    print(`  without a verified total: ${missing.unverified.length} blocks (${tonnesOf(missing.unverified)} t)`);
  for (const project of missing.projects)
    print(`  + project ${project.projectId} ${project.name} (${project.country})`);
  for (const vintage of missing.vintages) print(`  + vintage ${vintage.key}`);
  for (const [key, tonnes] of missing.allotments) print(`  + allotment ${key}: ${groupDigits(tonnes)} t`);
  for (const { row } of missing.blocks) print(`  + block ${row.serial} (${groupDigits(row.quantity)} t)`);
  if (missing.impossible.length > 0) print(`  refused for what is on chain: ${missing.impossible.length} blocks`);
}
