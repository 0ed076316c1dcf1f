/** `npm run verify -- <certificate id> [--network <name>]`: checks a certificate from chain data only; exit code 0 or 1. */
import { Command } from "commander";
import { formatTonnes } from "../chain/amounts.ts";
import { print, runCommand } from "../chain/command.ts";
import { networkOf } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import { printable } from "../registry/text.ts";
import { type Claim, certificateNumber, isNobody, type Verification, verifyCertificate } from "./certificate.ts";
import { operatorCode, readCredit } from "./credit.ts";
import type { VerifiedLine } from "./line.ts";
import { describeSpan } from "./serials.ts";
import { sinceThen } from "./sinceThen.ts";
import { countryOf, courtAndCaseOf, dayOf, priceOf, purposeOf, timeOf } from "./words.ts";

const command = new Command("verify")
  .description("Verifies a retirement certificate from chain data only.")
  .argument("<certificate>", "the certificate's number")
  .option("--network <name>", "network", process.env.CARBONTRACE_NETWORK ?? "local")
  .parse();

await runCommand(() => main(command.args[0] as string, command.opts<{ network: string }>().network));

async function main(text: string, networkName: string): Promise<number> {
  const certificate = certificateNumber(text);
  const protocol = await Protocol.connect(networkOf(networkName));
  const verification = await verifyCertificate(protocol, certificate);
  await printAccount(protocol, text, verification);
  for (const { passed, statement, detail } of verification.checks)
    print(`${passed ? "✓" : "✗"} ${statement} (${detail})`);
  const failed = verification.checks.filter(({ passed }) => !passed).length;
  print();
  print(
    failed === 0
      ? `VERIFIED: all ${verification.checks.length} checks passed at block ${verification.at}.${sinceThen(verification)}`
      : `NOT VERIFIED: ${failed} of ${verification.checks.length} checks failed.`,
  );
  return failed === 0 ? 0 : 1;
}

async function printAccount(
  protocol: Protocol,
  certificate: string,
  { at, retirement, claim, terms, notes, transaction, lines }: Verification,
): Promise<void> {
  const line = (name: string, value: string): void => {
    if (value !== "") print(`${name.padEnd(14)} ${printable(value, 1200)}`);
  };
  line("Certificate", `${certificate} of ${protocol.address("RetirementCertificate")} on chain ${protocol.chainId}`);
  line("Amount", formatTonnes(retirement.amount));
  for (const [index, retired] of lines.entries()) {
    if (lines.length > 1) line(`Line ${index + 1}`, formatTonnes(retired.amount));
    await printLine(protocol, retired, at, line);
  }
  printClaim(claim, retirement, line);
  printTerms(terms, line);
  printNotes(notes, line);
  line("Transaction", transaction ?? "");
  for (const { blockId, registrar, verifier, confirmed, evidenceCid } of lines.flatMap(
    ({ provenance }) => provenance,
  )) {
    line(
      `Block ${blockId}`,
      `submitted by ${registrar}, confirmed by ${verifier} in ${confirmed}, evidence ${evidenceCid}`,
    );
  }
  print();
}

type Print = (name: string, value: string) => void;

async function printLine(protocol: Protocol, retired: VerifiedLine, at: bigint, line: Print): Promise<void> {
  const credit = await readCredit(protocol, retired.vintage, at);
  const kind = credit.kind === "unspecified" ? "" : `, ${credit.kind}`;
  line("Project", `${credit.projectId} ${credit.projectName} (${credit.country})`);
  line("Type", credit.projectType);
  line("Methodology", credit.methodology === "" ? "unknown" : credit.methodology);
  line("Vintage", `${credit.year}, monitored ${dayOf(credit.periodStart)} to ${dayOf(credit.periodEnd)}${kind}`);
  line("Labels", credit.labels.join(", "));
  for (const range of retired.ranges) {
    const operator = await operatorCode(protocol, range.operator, at);
    line("Serials", `${operator} batch ${range.batch}: ${describeSpan(range)}`);
  }
  line("At registry", settlementWords(retired));
  if (retired.impaired > 0n)
    line("IMPAIRED", `the registry recalled or reversed ${formatTonnes(retired.impaired)} of these serial numbers`);
}

function settlementWords({ amount, settled }: VerifiedLine): string {
  if (settled === 0n) return "settlement pending";
  return settled === amount ? "settled: retired there too" : `${formatTonnes(settled)} settled, the rest pending`;
}

function printTerms({ claimKey, commitment, price }: Verification["terms"], line: Print): void {
  if (price !== undefined) line("Price paid", priceOf(price));
  if (commitment !== undefined) line("Private claim", `its names are not written; commitment ${commitment}`);
  if (claimKey !== undefined)
    line("Claim code", `whoever has the code of ${claimKey} can name themselves as beneficiary`);
}

function printNotes(
  { beneficiary, claimed, word, wordAt, reason, amendments }: Verification["notes"],
  line: Print,
): void {
  const when = wordAt === 0 ? "before it was issued" : timeOf(wordAt);
  if (claimed) line("Claimed by", `${beneficiary ?? ""}, with a code`);
  if (word === "claimed") line("Claimed", `by whoever had the code, ${when}; the name is not confirmed`);
  if (word === "confirmed") line("Confirmed", `by the beneficiary, ${when}`);
  if (word === "disowned") line("DISOWNED", `by the beneficiary, ${when}${reason === "" ? "" : `: ${reason}`}`);
  for (const { number, at, countersigned, text } of amendments)
    line(`Amendment ${number}`, `${timeOf(at)}${countersigned ? ", countersigned" : ""}: ${text}`);
}

function printClaim(claim: Claim, retirement: Verification["retirement"], line: Print): void {
  const { court, courtCase } = courtAndCaseOf(claim);
  const reference = claim.purposeReference === "" || court !== null ? "" : `, ${claim.purposeReference}`;
  line("Retired by", `${claim.retiringEntity === "" ? "" : `${claim.retiringEntity}, `}${retirement.account}`);
  if (retirement.operator !== retirement.account) line("Sent by", retirement.operator);
  const address = isNobody(claim.beneficiary) ? "" : claim.beneficiary;
  line(
    "Beneficiary",
    [claim.beneficiaryName, claim.beneficiaryLocation, address].filter((part) => part !== "").join(", "),
  );
  line("Purpose", `${purposeOf(claim.purpose)}${reference}`);
  line("Court", court ?? "");
  line("Case", courtCase ?? "");
  line("Message", claim.message);
  const country = countryOf(claim.consumptionCountry);
  if (claim.consumptionStart !== 0) {
    line(
      "Consumption",
      `${dayOf(claim.consumptionStart)} to ${dayOf(claim.consumptionEnd)}${country === "" ? "" : `, ${country}`}`,
    );
  } else line("Consumption", country);
}
