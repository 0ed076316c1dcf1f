/** One row of an export against the chain. */
import { formatTonnes } from "../../chain/amounts.ts";
import { formatIsoDate } from "../calendar.ts";
import { groupDigits } from "../integer.ts";
import { printable } from "../text.ts";
import {
  type ChainSerials,
  type ChainVintageFacts,
  type IssuedPart,
  type SerialState,
  type StateRange,
  unitsIn,
} from "./chainSerials.ts";
import { isUnplaced, type RowFacts, type SerialFacts } from "./rowFacts.ts";
import { batchNumber } from "./serialIndex.ts";

/** States in which somebody can use a unit, now or when a request comes back. */
const USABLE: ReadonlySet<SerialState> = new Set(["circulating", "locked"]);

/** What became of a row; docs/RECONCILE.md says when each is given. */
export const RESULTS = {
  issued: "issued here",
  "not-issued": "not issued here",
  differs: "differs from what is issued here",
  "retired-circulating": "ALARM: retired or cancelled at the registry, circulating or reserved here",
  "retired-settled": "retired or cancelled at the registry, and left circulation here",
  "retired-not-issued": "retired or cancelled at the registry, never issued here",
  refused: "not a row of live units, none of its serials issued here",
  unreadable: "cannot be read, so nobody can say which serials it speaks of",
} as const;
export type Result = keyof typeof RESULTS;

/** A contradiction (`differs`) or something that a later export may say otherwise (`note`). */
export interface Difference {
  readonly severity: "differs" | "note";
  readonly code:
    | "partly-issued"
    | "quantity"
    | "project"
    | "period"
    | "year"
    | "country"
    | "kind"
    | "labels"
    | "batch-bound-elsewhere"
    | "refused-but-issued"
    | "impaired"
    | "settled"
    | "overlap";
  readonly message: string;
}

export interface Finding {
  readonly row: RowFacts;
  readonly result: Result;
  readonly differences: readonly Difference[];
  /** the row's serials that are issued here, in serial order, cut by vintage, block and state */
  readonly ranges: readonly StateRange[];
}

/** `overlap` is the line of another row of the export with some of the same serials, or 0. */
export function judge(chain: ChainSerials | undefined, row: RowFacts, overlap: number): Finding {
  const { place } = row;
  if (place === undefined)
    return { row, result: isUnplaced(row) ? "unreadable" : "refused", differences: [], ranges: [] };
  const operator = chain?.operatorNumber(place.operator);
  const key = operator === undefined ? undefined : batchNumber(operator, place.batch);
  const parts = chain === undefined || key === undefined ? [] : chain.issuedWithin(key, place.first, place.last);
  const ranges = parts.flatMap(({ states }) => states);
  const differences: Difference[] = [];
  if (overlap !== 0) {
    const message = `line ${overlap} of the export has some of the same serial numbers`;
    // An export that contradicts itself about units that are not ours is the registry's affair.
    differences.push({ severity: parts.length > 0 ? "differs" : "note", code: "overlap", message });
  }
  if (parts.length > 0) differences.push(...compare(row, place, parts), ...standing(row, ranges));
  else if (chain !== undefined && key !== undefined) differences.push(...elsewhere(place, chain.bindingOf(key)));
  return { row, result: resultOf(row, differences, ranges), differences, ranges };
}

/** Whether the finding keeps the export from being consistent with the chain. */
export function isAlarm({ result, differences }: Finding): boolean {
  return (
    result === "retired-circulating" ||
    result === "differs" ||
    differences.some((difference) => difference.severity === "differs")
  );
}

function resultOf(row: RowFacts, differences: readonly Difference[], ranges: readonly StateRange[]): Result {
  const differing = differences.some(({ severity, code }) => severity === "differs" && code !== "overlap");
  if (row.registryStatus === "retired") {
    if (ranges.some(({ state }) => USABLE.has(state))) return "retired-circulating";
    if (differing) return "differs";
    return ranges.length > 0 ? "retired-settled" : "retired-not-issued";
  }
  if (differing) return "differs";
  if (row.registryStatus === "refused") return "refused";
  return ranges.length > 0 ? "issued" : "not-issued";
}

function compare(row: RowFacts, place: SerialFacts, parts: readonly IssuedPart[]): readonly Difference[] {
  const found: Difference[] = [];
  if (row.registryStatus === "refused")
    found.push(differs("refused-but-issued", "its serials are issued here, but the row cannot be read as a live one"));
  const issued = parts.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
  const asked = place.last - place.first + 1n;
  // A row that is retired may well speak of more than was ever brought here.
  if (issued < asked && row.registryStatus !== "retired")
    found.push(differs("partly-issued", `${groupDigits(issued)} of ${groupDigits(asked)} t are issued here`));
  if (row.tonnes !== asked && row.registryStatus === "retired")
    found.push(differs("quantity", `${groupDigits(row.tonnes)} t of ${groupDigits(asked)} serial numbers`));
  const seen = new Set<number>();
  for (const { vintage } of parts) {
    if (seen.has(vintage.vintage)) continue;
    seen.add(vintage.vintage);
    found.push(...compareSerial(place, vintage));
    if (row.row !== undefined) found.push(...compareRow(row.row, vintage));
  }
  return found;
}

/** What the serial number says by itself, so also of rows that are retired or refused. */
function compareSerial(place: SerialFacts, vintage: ChainVintageFacts): readonly Difference[] {
  const found: Difference[] = [];
  if (place.projectId !== vintage.projectId)
    found.push(differs("project", `${place.projectId} in the export, ${printable(vintage.projectId, 40)} here`));
  const { period, year } = place;
  if (period !== undefined && (period.start !== vintage.periodStart || period.end !== vintage.periodEnd))
    found.push(differs("period", `${span(period.start, period.end)} in the export, ${spanOf(vintage)} here`));
  if (year !== undefined && year !== vintage.year)
    found.push(differs("year", `${year} in the export, ${vintage.year} here`));
  return found;
}

function compareRow(row: NonNullable<RowFacts["row"]>, vintage: ChainVintageFacts): readonly Difference[] {
  const found: Difference[] = [];
  // The serial number compared what it says itself: Verra's the period, Gold Standard's the year.
  if (row.registry === "verra" && row.vintageYear !== vintage.year)
    found.push(differs("year", `${row.vintageYear} in the export, ${vintage.year} here`));
  if (row.registry !== "verra" && (row.periodStart !== vintage.periodStart || row.periodEnd !== vintage.periodEnd))
    found.push(differs("period", `${span(row.periodStart, row.periodEnd)} in the export, ${spanOf(vintage)} here`));
  if (row.country !== vintage.country)
    found.push(differs("country", `${row.country} in the export, ${printable(vintage.country, 8)} here`));
  if (row.kind !== vintage.kind) {
    const severity = row.kind === "unspecified" || vintage.kind === "unspecified" ? "note" : "differs";
    found.push({ severity, code: "kind", message: `${row.kind} in the export, ${vintage.kind} here` });
  }
  const [theirs, ours] = [row.labels, vintage.labels].map((labels) => [...labels].sort().join(", ") || "none");
  // Labels that change after issuance are dated annotations at the registry, never another identity.
  if (theirs !== ours)
    found.push({
      severity: "note",
      code: "labels",
      message: `${theirs} in the export, ${printable(ours as string, 200)} at issuance here`,
    });
  return found;
}

/** What the chain knows of the registry's own doings, and a live row does not say: a later export may. */
function standing({ registryStatus }: RowFacts, ranges: readonly StateRange[]): readonly Difference[] {
  if (registryStatus !== "live") return [];
  return (
    [
      ["impaired", "recalled or reversed at the registry"],
      ["settled", "retired at the registry too"],
    ] as const
  ).flatMap(([state, words]): Difference[] => {
    const units = unitsIn(ranges, state);
    if (units === 0n) return [];
    return [{ severity: "note", code: state, message: `${formatTonnes(units)} of it are ${words}, as recorded here` }];
  });
}

function elsewhere(place: SerialFacts, bound: ChainVintageFacts | undefined): readonly Difference[] {
  if (bound === undefined) return [];
  const { period } = place;
  const samePeriod = period === undefined || (period.start === bound.periodStart && period.end === bound.periodEnd);
  if (bound.projectId === place.projectId && samePeriod) return [];
  const message = `batch ${place.batch} is bound to ${printable(bound.projectId, 40)}, ${spanOf(bound)} here`;
  return [differs("batch-bound-elsewhere", message)];
}

function differs(code: Difference["code"], message: string): Difference {
  return { severity: "differs", code, message };
}

function spanOf({ periodStart, periodEnd }: ChainVintageFacts): string {
  return span(periodStart, periodEnd);
}

function span(start: number, end: number): string {
  return `${formatIsoDate(start)}–${formatIsoDate(end)}`;
}
