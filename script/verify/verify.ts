/** `npm run verify -- <certificate id> [--network <name>]`: checks a certificate from chain data only; exit code 0 or 1. */
import { Command } from "commander";
import { formatTonnes } from "../chain/amounts.ts";
import { print, runCommand } from "../chain/command.ts";
import { CommandError } from "../chain/fail.ts";
import { networkOf } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import { printable } from "../registry/text.ts";
import { type Claim, isNobody, type Verification, verifyCertificate } from "./certificate.ts";
import { describeSpan, type SerialRange } from "./serials.ts";

/** `Purpose` in the order of the contract's enum. */
const PURPOSES = [
  "voluntary claim",
  "compliance",
  "judicial ecological compensation",
  "personal",
  "product footprint",
  "other",
];

const command = new Command("verify")
  .description("Verifies a retirement certificate from chain data only.")
  .argument("<certificate>", "the certificate's number")
  .option("--network <name>", "network", process.env.CARBONTRACE_NETWORK ?? "local")
  .parse();

await runCommand(() => main(command.args[0] as string, command.opts<{ network: string }>().network));

async function main(text: string, networkName: string): Promise<number> {
  if (!/^[0-9]{1,20}$/.test(text))
    throw new CommandError(`"${printable(text, 40)}" is not the number of a certificate`);
  const protocol = await Protocol.connect(networkOf(networkName));
  const verification = await verifyCertificate(protocol, BigInt(text));
  await printAccount(protocol, text, verification);
  for (const { passed, statement, detail } of verification.checks)
    print(`${passed ? "✓" : "✗"} ${statement} (${detail})`);
  const failed = verification.checks.filter(({ passed }) => !passed).length;
  print();
  print(
    failed === 0
      ? `VERIFIED: all ${verification.checks.length} checks passed at block ${verification.at}.`
      : `NOT VERIFIED: ${failed} of ${verification.checks.length} checks failed.`,
  );
  return failed === 0 ? 0 : 1;
}

async function printAccount(
  protocol: Protocol,
  certificate: string,
  { at, retirement, claim, transaction, ranges, provenance }: Verification,
): Promise<void> {
  const vintage = await protocol.read<{
    project: number;
    year: number;
    periodStart: number;
    periodEnd: number;
    kind: number;
    labels: bigint;
  }>("CarbonCredit", "vintageOf", [retirement.vintage], at);
  const project = await protocol.read<
    Record<"registryProjectId" | "name" | "country" | "projectType" | "methodology", string>
  >("ProjectRegistry", "projectOf", [vintage.project], at);
  const labels = await protocol.read<readonly string[]>("CarbonCredit", "labelsOf", [vintage.labels], at);
  const kind = ["", ", reduction", ", removal"][vintage.kind] ?? "";
  const line = (name: string, value: string): void => {
    if (value !== "") print(`${name.padEnd(14)} ${printable(value, 1200)}`);
  };
  line("Certificate", `${certificate} of ${protocol.address("RetirementCertificate")} on chain ${protocol.chainId}`);
  line("Amount", formatTonnes(retirement.amount));
  line("Project", `${project.registryProjectId} ${project.name} (${ascii(project.country)})`);
  line("Type", project.projectType);
  line("Methodology", project.methodology === "" ? "unknown" : project.methodology);
  line("Vintage", `${vintage.year}, monitored ${day(vintage.periodStart)} to ${day(vintage.periodEnd)}${kind}`);
  line("Labels", labels.join(", "));
  for (const range of ranges) line("Serials", await describeRange(protocol, range, at));
  printClaim(claim, retirement, line);
  line("Transaction", transaction ?? "");
  for (const { blockId, registrar, verifier, confirmed, evidenceCid } of provenance) {
    line(
      `Block ${blockId}`,
      `submitted by ${registrar}, confirmed by ${verifier} in ${confirmed}, evidence ${evidenceCid}`,
    );
  }
  print();
}

function printClaim(
  claim: Claim,
  retirement: Verification["retirement"],
  line: (name: string, value: string) => void,
): void {
  const reference = claim.purposeReference === "" ? "" : `, ${claim.purposeReference}`;
  line("Retired by", `${claim.retiringEntity === "" ? "" : `${claim.retiringEntity}, `}${retirement.account}`);
  if (retirement.operator !== retirement.account) line("Sent by", retirement.operator);
  const address = isNobody(claim.beneficiary) ? "" : claim.beneficiary;
  line(
    "Beneficiary",
    [claim.beneficiaryName, claim.beneficiaryLocation, address].filter((part) => part !== "").join(", "),
  );
  line("Purpose", `${PURPOSES[claim.purpose] ?? `number ${claim.purpose}`}${reference}`);
  line("Message", claim.message);
  const country = ascii(claim.consumptionCountry);
  if (claim.consumptionStart !== 0) {
    line(
      "Consumption",
      `${day(claim.consumptionStart)} to ${day(claim.consumptionEnd)}${country === "" ? "" : `, ${country}`}`,
    );
  } else line("Consumption", country);
}

async function describeRange(protocol: Protocol, range: SerialRange, at: bigint): Promise<string> {
  const [, operator] = await protocol.read<[number, string, boolean]>(
    "CreditIssuance",
    "operatorOf",
    [range.operator],
    at,
  );
  return `${operator} batch ${range.batch}: ${describeSpan(range)}`;
}

function day(date: number): string {
  const text = String(date);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

function ascii(bytes2: string): string {
  return Buffer.from(bytes2.slice(2), "hex").toString("latin1").replaceAll("\0", "");
}
