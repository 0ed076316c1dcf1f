/** `npm run certificate -- <certificate id> --json|--html [--network <name>]`: a certificate's record from chain data only; exit code 0 if all checks passed. */
import { Command, Option } from "commander";
import { print, runCommand } from "../chain/command.ts";
import { CommandError } from "../chain/fail.ts";
import { networkOf } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import { certificateNumber } from "./certificate.ts";
import { readCertificateFacts } from "./record/facts.ts";
import { certificateHtml } from "./record/html.ts";
import { certificateRecord, recordJson } from "./record/record.ts";
import { requireValid } from "./record/validate.ts";

interface Options {
  readonly json?: boolean;
  readonly html?: boolean;
  readonly network: string;
}

const command = new Command("certificate")
  .description(
    "Writes a retirement certificate's record, read from the chain alone and checked as by `npm run verify`.",
  )
  .argument("<certificate>", "the certificate's number")
  .addOption(new Option("--json", "as JSON (script/verify/record/schema.json)").conflicts("html"))
  .option("--html", "as a page of paper: one HTML file without scripts")
  .option("--network <name>", "network", process.env.CARBONTRACE_NETWORK ?? "local")
  .parse();

await runCommand(() => main(command.args[0] as string, command.opts<Options>()));

async function main(text: string, { json, html, network }: Options): Promise<number> {
  const certificate = certificateNumber(text);
  if (json === undefined && html === undefined) throw new CommandError("say how to write it: --json or --html");
  const protocol = await Protocol.connect(networkOf(network));
  const record = certificateRecord(await readCertificateFacts(protocol, certificate));
  requireValid(record);
  print(html ? certificateHtml(record).trimEnd() : recordJson(record));
  return record.verification.verified ? 0 : 1;
}
