/** `npm run registry:custody -- --registry VCS --account <reference> --tonnes <t> --date <YYYY-MM-DD> --document <file>`: the verifier's side. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Command, Option } from "commander";
import { print, runCommand } from "../chain/command.ts";
import { CommandError } from "../chain/fail.ts";
import { cidOfFile, contentStore } from "../chain/ipfs.ts";
import { findSigner, signerOf } from "../chain/keys.ts";
import { networkOf } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import { formatIsoDate, parseIsoDate } from "./calendar.ts";
import { REGISTRY_CODES } from "./chain/catalogue.ts";
import { groupDigits, parseQuantity, UINT40_MAX } from "./integer.ts";
import { requireFile } from "./openExport.ts";
import { forbiddenText, printable } from "./text.ts";
import { findStatement, type NewStatement, stateCustody } from "./verifier/custody.ts";

/** Longest reference that the chain takes {byte}. */
const MAX_ACCOUNT_BYTES = 128;

interface Options {
  readonly account: string;
  readonly date: string;
  readonly document: string;
  readonly dryRun: boolean;
  readonly network: string;
  readonly registry: string;
  readonly tonnes: string;
}

const command = new Command("registry:custody")
  .description("States what an account of ours at a registry held on a day. The verifier's key signs.")
  .addOption(
    new Option("--registry <code>", "the registry").choices(Object.values(REGISTRY_CODES)).makeOptionMandatory(),
  )
  .requiredOption("--account <reference>", "reference of the account at the registry")
  .requiredOption("--tonnes <tonnes>", "what it held, in whole tonnes")
  .requiredOption("--date <YYYY-MM-DD>", "the day that the statement speaks of")
  .requiredOption("--document <file>", "the registry's own statement of account; it goes into the content store")
  .option("--dry-run", "only show what would be stated", false)
  .option("--network <name>", "network", process.env.CARBONTRACE_NETWORK ?? "local")
  .parse();

await runCommand(() => main(command.opts<Options>()));

async function main(options: Options): Promise<number> {
  const network = networkOf(options.network);
  const account = options.account.trim();
  const forbidden = forbiddenText(account);
  const bytes = Buffer.byteLength(account, "utf8");
  if (forbidden !== undefined) throw new CommandError(`--account ${forbidden}`);
  if (bytes === 0 || bytes > MAX_ACCOUNT_BYTES)
    throw new CommandError(`--account has ${bytes} bytes; it takes 1 to ${MAX_ACCOUNT_BYTES}`);
  const tonnes = parseQuantity(options.tonnes);
  if (!tonnes.ok || tonnes.value > UINT40_MAX)
    throw new CommandError(`--tonnes: ${tonnes.ok ? "too many" : printable(tonnes.error, 120)}`);
  const date = parseIsoDate(options.date);
  if (!date.ok) throw new CommandError(`--date: ${printable(date.error, 120)}`);
  requireFile(options.document);
  const document = readFileSync(options.document);
  if (document.byteLength === 0) throw new CommandError(`${options.document} is empty`);

  const protocol = await Protocol.connect(network);
  const registry = Number(await protocol.read<number>("ProjectRegistry", "registryIdOf", [options.registry]));
  if (registry === 0) throw new CommandError(`the registry ${options.registry} is not admitted on this chain`);
  const documentCid = await cidOfFile(document);
  const statement: NewStatement = { registry, account, tonnes: tonnes.value, date: date.value, documentCid };
  print(
    `${options.registry}, account "${printable(account, MAX_ACCOUNT_BYTES)}": ${groupDigits(tonnes.value)} t on ${formatIsoDate(date.value)}, ${basename(options.document)} is ${documentCid}`,
  );
  const known = await findStatement(protocol, statement);
  if (known !== undefined) {
    print(`Nothing to do: this is custody statement ${known} of ${options.registry}.`);
    return 0;
  }
  if (options.dryRun) {
    const from = findSigner("verifier", network)?.address;
    const args = [registry, account, tonnes.value, date.value, documentCid];
    const refusal = from === undefined ? undefined : await protocol.wouldFail(from, "Custody", "stateCustody", args);
    if (refusal !== undefined) print(`The chain would refuse it: ${refusal}`);
    print("Dry run: nothing was sent.");
    return refusal === undefined ? 0 : 1;
  }
  const verifier = signerOf("verifier", network);
  await protocol.settle(verifier.address);
  await contentStore(network.local).add(document);
  print(`Stated: custody statement ${await stateCustody(protocol, verifier, statement)} of ${options.registry}.`);
  return 0;
}
