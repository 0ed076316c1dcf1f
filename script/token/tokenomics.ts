/** `npm run tokenomics [-- --csv <file>] [--uptake …] [--months <n>]`: the supply schedule as a table and as CSV. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { print, runCommand } from "../chain/command.ts";
import { CommandError } from "../chain/fail.ts";
import { StackError } from "../dev/errors.ts";
import { ROOT } from "../dev/paths.ts";
import { parseUint } from "../registry/integer.ts";
import { writeWhole } from "./files.ts";
import { parseUptake, supplySchedule } from "./schedule.ts";
import { formatAssumptions, formatCsv, formatReserve, formatTable } from "./scheduleText.ts";

/** Fifty years, the most that the script computes. */
const MAX_MONTHS = 600n;

interface Options {
  readonly csv?: string;
  readonly uptake: string;
  readonly months: string;
  readonly network: string;
}

const command = new Command("tokenomics")
  .description("Prints the supply month by month, the rewards promised, and how long the funded reserve lasts.")
  .option("--csv <file>", 'also writes it as CSV, every value exact; "-" prints only the CSV')
  .option("--uptake <tiers>", "percent of the liquid supply staked in each tier", "Bronze=1,Silver=2,Gold=3,Platinum=4")
  .option("--months <n>", "how many months after genesis", "60")
  .option("--network <name>", "the network file whose genesis milestone counts", "local")
  .parse();

await runCommand(() => main(command.opts<Options>()));

async function main({ csv, uptake: text, months: count, network }: Options): Promise<number> {
  const uptake = parseUptake(text);
  if (!uptake.ok) throw new CommandError(`--uptake: ${uptake.error}`);
  const months = parseUint(count, MAX_MONTHS);
  if (!months.ok) throw new CommandError(`--months ${months.error}`);
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(network)) throw new CommandError(`"${network}" is not the name of a network`);
  const file = `script/networks/${network}.json`;
  if (!existsSync(join(ROOT, file))) throw new CommandError(`there is no ${file}`);
  const rows = await supplySchedule(network, Number(months.value), uptake.value).catch((error: unknown) => {
    if (error instanceof StackError) throw new CommandError(withoutTraces(error.message));
    throw error;
  });
  if (csv === "-") {
    process.stdout.write(formatCsv(rows));
    return 0;
  }
  if (csv !== undefined) writeWhole(csv, formatCsv(rows));
  for (const line of formatAssumptions(network, rows, uptake.value)) print(line);
  print();
  for (const line of formatTable(rows)) print(line);
  print();
  print(formatReserve(rows));
  if (csv !== undefined) print(`CSV: ${csv}`);
  return 0;
}

/** A script that fails prints all of its traces as one line of JSON, and then a sentence. */
function withoutTraces(message: string): string {
  return message
    .split("\n")
    .filter((line) => !line.trim().startsWith("{"))
    .join("\n");
}
