/** `npm run registry:confirm -- <export.csv> [--custody <number>] [--recipient <address>] [--dry-run] [--network <name>]`: the verifier's side, under another key. */
import { basename } from "node:path";
import { Command } from "commander";
import type { Address } from "viem";
import { print, runCommand } from "../chain/command.ts";
import { CommandError } from "../chain/fail.ts";
import { contentStore } from "../chain/ipfs.ts";
import { signerOf } from "../chain/keys.ts";
import { type Network, networkOf } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import { compareWithExport, confirmAll, describeBlock } from "./confirmer.ts";
import { groupDigits, parseUint, UINT32_MAX } from "./integer.ts";
import { openExport } from "./openExport.ts";
import { buildPlan } from "./plan/plan.ts";
import { recipientOf } from "./recipient.ts";
import { formatTotals, totalsOf } from "./report.ts";

const command = new Command("registry:confirm")
  .description("Compares pending blocks with an export read independently and confirms those that match exactly.")
  .argument("<export.csv>", "the registry's export, obtained by the verifier")
  .option(
    "--custody <number>",
    "the registry's custody statement to name (default: the one that a block's evidence names, on local the latest)",
  )
  .option("--dry-run", "only show what would be confirmed", false)
  .option(
    "--recipient <address>",
    "who may receive the credits (default: CARBONTRACE_RECIPIENT, on local else the registrar); required on public networks",
  )
  .option("--network <name>", "network", process.env.CARBONTRACE_NETWORK ?? "local")
  .parse();

interface Options {
  readonly custody?: string;
  readonly dryRun: boolean;
  readonly network: string;
  readonly recipient?: string;
}

await runCommand(() => main(command.args[0] as string, command.opts<Options>()));

async function main(file: string, options: Options): Promise<number> {
  const network = networkOf(options.network);
  const { reading } = await openExport(file);
  const plan = buildPlan(reading.accepted);
  print(`${basename(file)}: ${formatTotals(totalsOf(reading.accepted, reading.refusals))}`);
  const protocol = await Protocol.connect(network);
  const verifier = signerOf("verifier", network);
  const { matching, mismatches, accepted, unsubmitted } = await compareWithExport(protocol, reading.registry, plan, {
    verifier: verifier.address,
    recipient: expectedRecipient(options.recipient, network),
    store: network.local ? undefined : contentStore(false),
    custody: statementNumber(options.custody),
  });
  const tonnes = matching.reduce((sum, { planned }) => sum + planned.quantity, 0n);
  print(
    `${matching.length} pending blocks match the export (${groupDigits(tonnes)} t), ${accepted} of its rows are accepted already, ${unsubmitted} were never submitted.`,
  );
  for (const { block, reason } of mismatches) print(`left pending: ${describeBlock(block)}: ${reason}`);
  if (options.dryRun) {
    for (const { planned, block, custody } of matching)
      print(`would confirm block ${block.blockId}, custody statement ${custody}: ${planned.row.serial}`);
    print("Dry run: nothing was sent.");
    return mismatches.length === 0 ? 0 : 1;
  }
  if (matching.length === 0) print("Nothing to confirm.");
  const { confirmed, failed } = await confirmAll(protocol, verifier, matching, print);
  for (const { block, reason } of failed) print(`refused by the chain: ${describeBlock(block)}: ${reason}`);
  print(`confirmed ${confirmed} blocks · left ${mismatches.length + failed.length}`);
  return mismatches.length + failed.length === 0 ? 0 : 1;
}

function statementNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = parseUint(text, UINT32_MAX);
  if (!number.ok || number.value === 0n) throw new CommandError(`--custody ${text} is not the number of a statement`);
  return Number(number.value);
}

/** Locally whom an import would name. On a public network the verifier says it, or a registrar could pay anyone. */
function expectedRecipient(option: string | undefined, network: Network): Address {
  const recipient = recipientOf(option) ?? (network.local ? signerOf("registrar", network).address : undefined);
  if (recipient === undefined)
    throw new CommandError(
      `on the network "${network.name}" the verifier must say who may receive the credits: --recipient <address> or CARBONTRACE_RECIPIENT`,
    );
  return recipient;
}
