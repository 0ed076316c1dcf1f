/** A reconciliation for people: a line per row, what is wrong indented below it, and a summary. */
import { formatTonnes } from "../../chain/amounts.ts";
import { describeSpan } from "../../verify/serials.ts";
import { groupDigits } from "../integer.ts";
import { formatRefusal } from "../report.ts";
import { printable } from "../text.ts";
import { type ChainSerials, type StateRange, unitsIn } from "./chainSerials.ts";
import { type Finding, isAlarm, RESULTS } from "./judge.ts";
import type { MissingFinding } from "./missing.ts";
import type { ExportIndex } from "./reconcile.ts";
import type { Tally } from "./tally.ts";

/** Which export was compared with which chain. */
export interface Asked {
  readonly file: string;
  readonly network: string;
  readonly chainId: number;
  /** all reads are of this block */
  readonly block: bigint;
  readonly index: ExportIndex;
}

/** Nothing about the row is worth a look. */
export function isPlain(finding: Finding): boolean {
  return !isAlarm(finding) && finding.differences.length === 0 && finding.result !== "unreadable";
}

export function textRow(file: string, finding: Finding): string {
  const { row, result, differences, ranges } = finding;
  const serial = row.serial === "" ? "(no serial number)" : printable(row.serial, 160);
  const lines = [`${file}:${row.line}: ${RESULTS[result]}: ${serial}, ${groupDigits(row.tonnes)} t${split(ranges)}`];
  if (row.refusal !== undefined && row.registryStatus === "refused")
    lines.push(`    ${formatRefusal(file, row.refusal)}`);
  for (const { severity, code, message } of differences)
    lines.push(`    ${severity === "note" ? "note" : "differs"}: ${message} [${code}]`);
  if (result === "retired-circulating") for (const range of ranges) lines.push(`    ${rangeLine(range)}`);
  return lines.join("\n");
}

export function textMissing({ ranges, ...finding }: MissingFinding): string {
  const { operator, batch, first, last, projectId, blockId } = finding;
  const what = `${operator} batch ${batch}: ${first}–${last} (${groupDigits(last - first + 1n)} t)`;
  const why = finding.projectNamed ? "" : ", a project that the export does not name";
  const head = `${finding.alarm ? "ALARM: " : ""}issued here, not in the export: ${what} of ${printable(projectId, 40)}, block ${blockId}${why}`;
  return [head, ...ranges.map((range) => `    ${rangeLine(range)}`)].join("\n");
}

export function summaryLines(asked: Asked, chain: ChainSerials | undefined, tally: Tally): readonly string[] {
  const { file, index, network, chainId, block } = asked;
  const lines = [
    "",
    `${file} (${index.registry}, SHA-256 ${index.sha256}) against ${network} (chain ${chainId}) at block ${block}:`,
    chain === undefined
      ? "  this chain has not admitted the registry: nothing of it is issued here"
      : `  ${groupDigits(chain.blockCount)} blocks of this registry are issued here`,
  ];
  for (const { result, rows, tonnes } of tally.results())
    lines.push(`  ${RESULTS[result]}: ${groupDigits(rows)} rows, ${groupDigits(tonnes)} t`);
  if (tally.overlapping > 0)
    lines.push(`  rows of the export that overlap each other: ${groupDigits(tally.overlapping)}`);
  if (tally.unsettled > 0n)
    lines.push(
      `  retired or cancelled here, still live at the registry (to be settled there): ${formatTonnes(tally.unsettled)}`,
    );
  const { ranges, alarms, tonnes } = tally.absent;
  if (ranges > 0)
    lines.push(
      `  issued here, not in the export: ${groupDigits(ranges)} ranges, ${groupDigits(tonnes)} t, ${alarms === 0 ? "none" : groupDigits(alarms)} of them alarming`,
    );
  lines.push(verdict(tally));
  return lines;
}

function verdict(tally: Tally): string {
  const { exitCode, alarms, absent, circulating } = tally;
  if (exitCode === 0) return "CONSISTENT: the export and the chain do not contradict each other.";
  if (exitCode === 2)
    return `NOT JUDGED: ${groupDigits(tally.of("unreadable").rows)} rows cannot be read; all others are consistent.`;
  const amount =
    circulating === 0n ? "" : `, ${formatTonnes(circulating)} circulate or are reserved here and are retired there`;
  return `ALARM: ${groupDigits(alarms)} rows and ${groupDigits(absent.alarms)} missing ranges${amount}.`;
}

/** ", here 7.5 t circulating, 2.5 t retired" */
function split(ranges: readonly StateRange[]): string {
  if (ranges.length === 0) return "";
  const states = [...new Set(ranges.map(({ state }) => state))];
  return `; here ${states.map((state) => `${formatTonnes(unitsIn(ranges, state))} ${state}`).join(", ")}`;
}

function rangeLine(range: StateRange): string {
  return `${range.state}: ${describeSpan(range)}, block ${range.blockId}, vintage ${range.vintage}`;
}
