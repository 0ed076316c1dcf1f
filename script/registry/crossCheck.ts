/**
 * What only several rows together can show: duplicates, overlaps, a batch bound twice, a live range that the same file
 * reports as retired. The first row in file order is believed, every later one that contradicts it is refused with the
 * line that it contradicts.
 *
 * Serial identity is (registry, operator, batch, number). Operators belong to one registry each, so (operator, batch) is
 * the key here; equal numbers in another batch are other units and are accepted.
 */
import { groupDigits } from "./integer.ts";
import { periodKey, shareADay } from "./plan/allotments.ts";
import type { Reason, Refusal, Warning } from "./reason.ts";
import type { ExportRow, RowOutcome, SerialInterval } from "./row/types.ts";
import { printable } from "./text.ts";

export interface CheckedRows {
  readonly accepted: readonly ExportRow[];
  /** by line */
  readonly refusals: readonly Refusal[];
  /** by line; only of accepted rows */
  readonly warnings: readonly Warning[];
}

interface Held {
  readonly line: number;
  readonly start: bigint;
  readonly end: bigint;
}

/** Disjoint ranges of one batch in order; finds what a new range touches in O(log n). */
class Ranges {
  private readonly held: Held[] = [];

  /** The first held range that shares a serial with [start, end], or `undefined`. */
  touched(start: bigint, end: bigint): Held | undefined {
    const candidate = this.held[this.indexOfFirstEndingAtOrAfter(start)];
    return candidate !== undefined && candidate.start <= end ? candidate : undefined;
  }

  add(range: Held): void {
    this.held.splice(this.indexOfFirstEndingAtOrAfter(range.start), 0, range);
  }

  private indexOfFirstEndingAtOrAfter(start: bigint): number {
    let low = 0;
    let high = this.held.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.held[middle] as Held).end < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export class CrossCheck {
  private readonly rows: { readonly row: ExportRow; readonly warnings: readonly Warning[] }[] = [];
  private readonly refusals: Refusal[] = [];
  private readonly retired: SerialInterval[] = [];

  add(outcome: RowOutcome): void {
    if (outcome.kind === "row") {
      this.rows.push({ row: outcome.row, warnings: outcome.warnings });
      return;
    }
    this.refusals.push(outcome.refusal);
    if (outcome.retired !== undefined) this.retired.push(outcome.retired);
  }

  /** Call once, after the last row. */
  finish(columns: ColumnFinder): CheckedRows {
    const retired = this.retiredRanges();
    const live = new Map<string, Ranges>();
    const bindings = new Map<string, ExportRow>();
    const projects = new Map<string, ExportRow>();
    // The first row of each period, by project.
    const periods = new Map<string, Map<string, ExportRow>>();
    const accepted: ExportRow[] = [];
    const warnings: Warning[] = [];

    for (const { row, warnings: own } of this.rows) {
      const key = batchKey(row);
      const refuse = (reason: Reason, column: ColumnRole, message: string): void => {
        this.refusals.push({ line: row.line, ...columns(column), reason, message, tonnes: row.quantity });
      };
      const gone = retired.get(key)?.touched(row.start, row.end);
      if (gone !== undefined) {
        refuse("overlap-retired", "serial", `serials ${span(gone)} are reported as retired on line ${gone.line}`);
        continue;
      }
      const ranges = live.get(key) ?? new Ranges();
      const other = ranges.touched(row.start, row.end);
      if (other !== undefined) {
        const same = other.start === row.start && other.end === row.end;
        if (same) refuse("duplicate", "serial", `the same serials ${span(other)} stand on line ${other.line}`);
        else refuse("overlap", "serial", `overlaps serials ${span(other)} of line ${other.line}`);
        continue;
      }
      const bound = bindings.get(key);
      if (bound !== undefined && !sameProjectAndPeriod(bound, row)) {
        const where = `${bound.projectId}, ${bound.periodStart}–${bound.periodEnd} by line ${bound.line}`;
        refuse("batch-bound-elsewhere", "serial", `batch ${row.batch} is bound to ${where}`);
        continue;
      }
      const first = projects.get(row.projectId);
      if (first !== undefined && first.country !== row.country) {
        refuse("project-conflict", "country", `${row.country}, but line ${first.line} says ${first.country}`);
        continue;
      }
      warnings.push(...own);
      const differs = first === undefined ? undefined : difference(first, row);
      if (differs !== undefined) {
        warnings.push({ line: row.line, column: null, code: "project-differs", message: differs });
      }
      const known = periods.get(row.projectId) ?? new Map<string, ExportRow>();
      if (!known.has(periodKey(row))) {
        const shared = [...known.values()].find((earlier) => shareADay(earlier, row));
        if (shared !== undefined)
          warnings.push({ line: row.line, column: null, code: "period-overlap", message: sharedDays(row, shared) });
        periods.set(row.projectId, known.set(periodKey(row), row));
      }
      ranges.add(row);
      live.set(key, ranges);
      if (bound === undefined) bindings.set(key, row);
      if (first === undefined) projects.set(row.projectId, row);
      accepted.push(row);
    }
    this.refusals.sort((a, b) => a.line - b.line);
    return { accepted, refusals: this.refusals, warnings };
  }

  private retiredRanges(): Map<string, Ranges> {
    const result = new Map<string, Ranges>();
    // Merged, because retired rows may overlap each other and `Ranges` holds disjoint ones.
    const byKey = new Map<string, SerialInterval[]>();
    for (const interval of this.retired) {
      const key = batchKey(interval);
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [interval]);
      else list.push(interval);
    }
    for (const [key, list] of byKey) {
      list.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.line - b.line));
      const ranges = new Ranges();
      let current: Held | undefined;
      for (const { line, start, end } of list) {
        if (current === undefined) current = { line, start, end };
        else if (start <= current.end) {
          if (end > current.end) current = { ...current, end };
        } else {
          ranges.add(current);
          current = { line, start, end };
        }
      }
      if (current !== undefined) ranges.add(current);
      result.set(key, ranges);
    }
    return result;
  }
}

/** Which column a cross-row refusal points at; the two exports name theirs differently. */
export type ColumnRole = "serial" | "country" | "project";
export type ColumnPlace = { readonly column: string; readonly columnNumber: number | null };
export type ColumnFinder = (role: ColumnRole) => ColumnPlace;

export function batchKey(range: { readonly operator: string; readonly batch: bigint }): string {
  return `${range.operator}/${range.batch}`;
}

function span(range: Held): string {
  return `${range.start}–${range.end} (${groupDigits(range.end - range.start + 1n)} t)`;
}

function sameProjectAndPeriod(a: ExportRow, b: ExportRow): boolean {
  return a.projectId === b.projectId && a.periodStart === b.periodStart && a.periodEnd === b.periodEnd;
}

function sharedDays(row: ExportRow, other: ExportRow): string {
  const [mine, others] = [row, other].map(({ periodStart, periodEnd }) => `${periodStart}–${periodEnd}`);
  return `the period ${mine} of ${row.projectId} shares days with ${others} of line ${other.line}: only one of them can have a verified total`;
}

function difference(first: ExportRow, row: ExportRow): string | undefined {
  if (first.name !== row.name) {
    return `the project is called "${printable(row.name)}" here, "${printable(first.name)}" on line ${first.line}`;
  }
  if (first.typeText !== row.typeText) return `the project type differs from line ${first.line}`;
  return undefined;
}
