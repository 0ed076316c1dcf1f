/** What an import says about a file: every refusal with its place, counts per reason, and one line that adds up. */
import { groupDigits } from "./integer.ts";
import { REASONS, type Reason, type Refusal, type Warning } from "./reason.ts";
import { printable } from "./text.ts";

export interface Totals {
  readonly acceptedRows: number;
  readonly acceptedTonnes: bigint;
  readonly refusedRows: number;
  readonly refusedTonnes: bigint;
}

export interface ReasonCount {
  readonly reason: Reason;
  readonly rows: number;
  readonly tonnes: bigint;
}

export function totalsOf(accepted: readonly { readonly quantity: bigint }[], refusals: readonly Refusal[]): Totals {
  return {
    acceptedRows: accepted.length,
    acceptedTonnes: accepted.reduce((sum, row) => sum + row.quantity, 0n),
    refusedRows: refusals.length,
    refusedTonnes: refusals.reduce((sum, refusal) => sum + refusal.tonnes, 0n),
  };
}

/** By falling number of rows, then by name; the rows and tonnes add up to the totals' refused ones. */
export function countByReason(refusals: readonly Refusal[]): readonly ReasonCount[] {
  const counts = new Map<Reason, { rows: number; tonnes: bigint }>();
  for (const { reason, tonnes } of refusals) {
    const count = counts.get(reason) ?? { rows: 0, tonnes: 0n };
    counts.set(reason, { rows: count.rows + 1, tonnes: count.tonnes + tonnes });
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, ...count }))
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
}

/** `accepted 100 rows, 3,891,681 t · refused 100 rows, 137,546 t` */
export function formatTotals(totals: Totals): string {
  const accepted = `accepted ${groupDigits(totals.acceptedRows)} rows, ${groupDigits(totals.acceptedTonnes)} t`;
  const refused = `refused ${groupDigits(totals.refusedRows)} rows, ${groupDigits(totals.refusedTonnes)} t`;
  return `${accepted} · ${refused}`;
}

/** `export.csv:82: column 12 "Product Type": CERs are … [cer]` */
export function formatRefusal(file: string, refusal: Refusal): string {
  const column =
    refusal.column === null
      ? ""
      : `column ${refusal.columnNumber === null ? "" : `${refusal.columnNumber} `}"${printable(refusal.column, 60)}": `;
  return `${file}:${refusal.line}: ${column}${printable(refusal.message, 300)} [${refusal.reason}]`;
}

export function formatWarning(file: string, warning: Warning): string {
  const column = warning.column === null ? "" : `column "${printable(warning.column, 60)}": `;
  return `${file}:${warning.line}: warning: ${column}${printable(warning.message, 300)} [${warning.code}]`;
}

/** The whole report as lines. The last line is the totals; above it one line per reason. */
export function formatReport(
  file: string,
  accepted: readonly { readonly quantity: bigint }[],
  refusals: readonly Refusal[],
  warnings: readonly Warning[],
): readonly string[] {
  const lines = [
    ...warnings.map((warning) => formatWarning(file, warning)),
    ...refusals.map((refusal) => formatRefusal(file, refusal)),
  ];
  for (const { reason, rows, tonnes } of countByReason(refusals)) {
    lines.push(`refused: ${REASONS[reason]}: ${groupDigits(rows)} rows, ${groupDigits(tonnes)} t`);
  }
  lines.push(formatTotals(totalsOf(accepted, refusals)));
  return lines;
}
