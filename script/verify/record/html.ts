/**
 * A certificate's record as a page of paper: one HTML file without scripts, links, pictures or anything from elsewhere,
 * which its own policy forbids as well. All text comes in through `text`, so that nothing in it is markup.
 */
import { createHash } from "node:crypto";
import { groupDigits } from "../../registry/integer.ts";
import { revealed } from "./invisible.ts";
import type { CertificateRecord } from "./record.ts";

const STYLE = `
@page { size: A4; margin: 18mm 16mm }
* { box-sizing: border-box }
body { font: 10pt/1.45 system-ui, sans-serif; color: #111; background: #fff; max-width: 178mm; margin: 8mm auto; padding: 0 4mm }
h1 { font-size: 17pt; margin: 0 0 1mm }
h2 { font-size: 11.5pt; margin: 6mm 0 1.5mm; border-bottom: 0.3mm solid #444; break-after: avoid }
.amount { font-size: 22pt; font-weight: 700; margin: 3mm 0 }
.verdict { padding: 2mm 3mm; border: 0.4mm solid #1b5e20 }
.failed { border-color: #b71c1c; color: #b71c1c; font-weight: 700 }
table { width: 100%; border-collapse: collapse }
th, td { text-align: left; vertical-align: top; padding: 1mm 2mm 1mm 0; overflow-wrap: anywhere }
th { font-weight: 600 }
.facts th { width: 42mm; color: #444 }
.list th { border-bottom: 0.2mm solid #888 }
tr { break-inside: avoid }
.mark { font: 7pt monospace; border: 0.2mm solid #b71c1c; color: #b71c1c; padding: 0 0.6mm; unicode-bidi: isolate }
footer { margin-top: 8mm; font-size: 8pt; color: #444 }
@media print { body { margin: 0; padding: 0; max-width: none } }
`;

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

export function certificateHtml(record: CertificateRecord): string {
  const { certificate, verification, claim } = record;
  const title = `Carbontrace retirement certificate ${certificate.id}`;
  const country = claim.consumptionCountry ?? "";
  const period = claim.consumptionStart === null ? "" : `${claim.consumptionStart} to ${claim.consumptionEnd}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${text(POLICY)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${text(title)}</h1>
<p class="amount">${text(amount(record.tonnes))} CO2e</p>
${verdict(record)}
</header>
<main>
<h2>Claim</h2>
${factsTable([
  ["Retired by", claim.retiringEntity],
  ["Retiring address", record.retiringAddress],
  ["Sent by", record.operator === record.retiringAddress ? "" : record.operator],
  ["Beneficiary", claim.beneficiary],
  ["Beneficiary's location", claim.beneficiaryLocation],
  ["Beneficiary's address", claim.beneficiaryAddress ?? ""],
  ["Purpose", claim.purpose],
  ["Reference", claim.court === null ? claim.purposeReference : ""],
  ["Court", claim.court ?? ""],
  ["Case", claim.case ?? ""],
  ["Message", claim.message],
  ["Consumption", [period, country].filter((part) => part !== "").join(", ")],
  ...termRows(record),
])}
${notes(record)}
${record.lines.map(line).join("\n")}
<h2>On chain</h2>
${factsTable([
  ["Certificate", `${certificate.id} of ${certificate.contract}`],
  ["Chain id", String(certificate.chainId)],
  ["Block", String(certificate.block)],
  ["Time", certificate.time],
  ["Transaction", certificate.transaction ?? ""],
])}
<h2>Checks at block ${text(verification.block)}</h2>
${listTable(
  ["", "Statement", "Found"],
  verification.checks.map(({ passed, statement, detail }) => [passed ? "yes" : "NO", statement, detail]),
)}
</main>
<footer>
<p>Written from chain data alone. Anyone can check it: npm run verify -- ${text(certificate.id)}</p>
<p>A boxed U+number stands for a character of the text that cannot be seen or that would turn the direction of writing.</p>
</footer>
</body>
</html>
`;
}

function verdict({ verification: { verified, checks } }: CertificateRecord): string {
  const failed = checks.filter(({ passed }) => !passed).length;
  return verified
    ? `<p class="verdict">Verified: all ${checks.length} checks passed.</p>`
    : `<p class="verdict failed">NOT VERIFIED: ${failed} of ${checks.length} checks failed.</p>`;
}

function termRows({ terms, price }: CertificateRecord): readonly (readonly [name: string, value: string])[] {
  return [
    ["Price paid", price === null ? "" : `${money(price)}, in the token ${price.token}`],
    ["Private claim", terms.commitment === null ? "" : `its names are not written; commitment ${terms.commitment}`],
    [
      "Claim code",
      terms.claimKey === null ? "" : `of ${terms.claimKey}: who has it can name themselves as beneficiary`,
    ],
  ];
}

/** What came after: the text above stays what it is. */
function notes({
  notes: { beneficiaryAddress, claimed, word, wordTime, reason, amendments },
}: CertificateRecord): string {
  const when = wordTime ?? "before it was issued";
  const rows: (readonly [name: string, value: string])[] = [
    ["Claimed by", claimed ? `${beneficiaryAddress ?? ""}, with a code` : ""],
    ["Claimed", word === "claimed" ? `by whoever had the code, ${when}; the name is not confirmed` : ""],
    ["Confirmed", word === "confirmed" ? `by the beneficiary, ${when}` : ""],
    ["DISOWNED", word === "disowned" ? `by the beneficiary, ${when}` : ""],
    ["Reason", reason],
    ...amendments.map(
      ({ number, time, countersigned, text: said }) =>
        [`Amendment ${number}, ${time}${countersigned ? ", countersigned" : ""}`, said] as const,
    ),
  ];
  return rows.some(([, value]) => value !== "") ? `<h2>Noted since</h2>\n${factsTable(rows)}` : "";
}

function line(retired: CertificateRecord["lines"][number]): string {
  const serials = retired.serials.map(({ operator, batch, first, last, firstFrom, lastTo, tonnes }) => [
    operator,
    batch,
    firstFrom === "0" ? first : `${first}, without its first ${firstFrom} t`,
    lastTo === "1" ? last : `${last}, up to ${lastTo} t of it`,
    amount(tonnes),
  ]);
  return `<h2>${text(retired.projectId)}, vintage ${text(String(retired.vintageYear))}: ${text(amount(retired.tonnes))}</h2>
${factsTable([
  ["Project", retired.projectName],
  ["Registry", retired.registry],
  ["Country", retired.country],
  ["Type", retired.projectType],
  ["Methodology", retired.methodology ?? "unknown"],
  ["Proponent", retired.proponent ?? ""],
  ["Monitored", `${retired.periodStart} to ${retired.periodEnd}`],
  ["Kind", retired.kind],
  ["Labels at issuance", retired.labels.join(", ")],
  ["At the registry", SETTLEMENT[retired.settlement](amount(retired.settledTonnes))],
  ["IMPAIRED", retired.impairedTonnes === "0" ? "" : `${amount(retired.impairedTonnes)} recalled or reversed there`],
])}
${listTable(["Operator", "Batch", "First serial", "Last serial", "Amount"], serials)}`;
}

const SETTLEMENT: Readonly<Record<CertificateRecord["lines"][number]["settlement"], (tonnes: string) => string>> = {
  pending: () => "settlement pending",
  partly: (tonnes) => `${tonnes} retired there too, the rest pending`,
  settled: () => "settled: retired there too",
};

/** Rows without a value are left out. */
function factsTable(rows: readonly (readonly [name: string, value: string])[]): string {
  const kept = rows.filter(([, value]) => value !== "");
  return `<table class="facts"><tbody>
${kept.map(([name, value]) => `<tr><th scope="row">${text(name)}</th><td><bdi>${text(value)}</bdi></td></tr>`).join("\n")}
</tbody></table>`;
}

function listTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `<table class="list"><thead><tr>${head.map((name) => `<th scope="col">${text(name)}</th>`).join("")}</tr></thead><tbody>
${rows.map((cells) => `<tr>${cells.map((cell) => `<td><bdi>${text(cell)}</bdi></td>`).join("")}</tr>`).join("\n")}
</tbody></table>`;
}

function amount(tonnes: string): string {
  return `${grouped(tonnes)} t`;
}

function money({ amount: paid, symbol }: NonNullable<CertificateRecord["price"]>): string {
  return `${grouped(paid)} ${symbol}`.trimEnd();
}

function grouped(decimal: string): string {
  const [whole, fraction] = decimal.split(".");
  const digits = groupDigits(BigInt(whole as string));
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML; what cannot be seen is shown by its number. */
function text(value: string): string {
  const pieces = revealed(value).map((piece, position) =>
    position % 2 === 1
      ? `<span class="mark">${piece}</span>`
      : piece.replace(/[&<>"']/g, (character) => ENTITIES[character] as string),
  );
  return pieces.join("");
}
