/** `npm run registry:reconcile -- <export.csv> [--json] [--complete <scope>] [--network <name>]`: does the registry say what the chain says? */
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Command, CommanderError, Option } from "commander";
import { CommandError } from "../chain/fail.ts";
import { networkOf } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import { StackError } from "../dev/errors.ts";
import { ExportFileError } from "./csv/header.ts";
import { requireFile } from "./openExport.ts";
import { jsonMissing, jsonRow, jsonSummary } from "./reconcile/json.ts";
import { LineWriter } from "./reconcile/lineWriter.ts";
import { COMPLETENESS, type Completeness } from "./reconcile/missing.ts";
import { readChainSerials } from "./reconcile/readChain.ts";
import { indexExport, reconcile, type Sink } from "./reconcile/reconcile.ts";
import { type Asked, isPlain, summaryLines, textMissing, textRow } from "./reconcile/text.ts";

/** Nothing could be judged: bad usage, an input that cannot be read, a node that does not answer. */
const UNJUDGED = 2;

interface Options {
  readonly complete: Completeness;
  readonly json: boolean;
  readonly network: string;
  readonly problems: boolean;
}

const command = new Command("registry:reconcile")
  .description(
    "Compares a registry's export with the chain, serial number by serial number. Exit code 0: consistent, 1: alarm, 2: cannot be judged.",
  )
  .argument("<export.csv>", "the registry's export; which registry it is, its header says")
  .addOption(
    new Option("--complete <scope>", "what the export holds as a whole: then a serial that it lacks is an alarm")
      .choices(COMPLETENESS)
      .default("none"),
  )
  .option("--json", "one JSON object per line: every row, every missing range, last the summary", false)
  .option("--network <name>", "network", process.env.CARBONTRACE_NETWORK ?? "local")
  .option("--problems", "leave out rows that are consistent", false)
  .exitOverride();

try {
  command.parse();
  process.exitCode = await main(command.args[0] as string, command.opts<Options>());
} catch (error) {
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : UNJUDGED;
  // Commander has said its own.
  if (!(error instanceof CommanderError)) process.stderr.write(`${sentenceOf(error)}\n`);
}

async function main(file: string, options: Options): Promise<number> {
  const network = networkOf(options.network);
  requireFile(file);
  const open = () => createReadStream(file);
  const index = await indexExport(open);
  const protocol = await Protocol.connect(network);
  const at = await protocol.client.getBlockNumber();
  const chain = await readChainSerials(protocol, index.registry, at);
  const asked: Asked = { file: basename(file), network: network.name, chainId: protocol.chainId, block: at, index };
  const out = new LineWriter(process.stdout);
  const { json, problems } = options;
  const sink: Sink = {
    row(finding) {
      if (problems && isPlain(finding)) return undefined;
      return out.write(json ? JSON.stringify(jsonRow(finding)) : textRow(asked.file, finding));
    },
    missing(finding) {
      if (problems && !finding.alarm) return undefined;
      return out.write(json ? JSON.stringify(jsonMissing(finding)) : textMissing(finding));
    },
  };
  const tally = await reconcile(open, index, chain, options.complete, sink);
  const summary = json ? [JSON.stringify(jsonSummary(asked, chain, tally))] : summaryLines(asked, chain, tally);
  for (const line of summary) await out.write(line);
  await out.end();
  return tally.exitCode;
}

function sentenceOf(error: unknown): string {
  if (error instanceof ExportFileError) return `${basename(command.args[0] ?? "")}:${error.line}: ${error.message}`;
  if (error instanceof CommandError || error instanceof StackError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
