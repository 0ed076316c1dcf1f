/** Which verified totals a verifier states: reports against what an export and the chain show. Pure. */
import { groupDigits } from "../integer.ts";
import { leastTotal, type PeriodTotal } from "./periods.ts";
import type { Report } from "./reports.ts";

export interface Matched {
  readonly toState: readonly { readonly period: PeriodTotal; readonly tonnes: bigint; readonly report: Report }[];
  /** how many periods the chain has with enough verified already */
  readonly present: number;
  /** periods that are not covered on chain, and of which the list has no report */
  readonly without: readonly PeriodTotal[];
  readonly refused: readonly { readonly line: number; readonly key: string; readonly reason: string }[];
}

/**
 * A total that the report says itself is stated as it is. Without one the total is what the export and the chain show, and
 * never takes back what was stated before: an export may hold a part of a period.
 */
export function matchReports(totals: readonly PeriodTotal[], reports: readonly Report[]): Matched {
  const byKey = new Map(reports.map((report) => [report.key, report]));
  const keys = new Set(totals.map(({ key }) => key));
  const refused = reports
    .filter(({ key }) => !keys.has(key))
    .map(({ line, key }) => ({ line, key, reason: "the export has no live unit of this project and period" }));
  const toState: Matched["toState"][number][] = [];
  const without: PeriodTotal[] = [];
  let present = 0;
  for (const period of totals) {
    const report = byKey.get(period.key);
    const least = leastTotal(period);
    if (report === undefined) {
      if (period.stated >= least) present += 1;
      else without.push(period);
      continue;
    }
    const tonnes = report.tonnes ?? atLeast(period.stated, least);
    const reason = whyNot(period, tonnes, least);
    if (reason !== undefined) refused.push({ line: report.line, key: period.key, reason });
    else if (tonnes === period.stated) present += 1;
    else toState.push({ period, tonnes, report });
  }
  return { toState, present, without, refused: refused.sort((a, b) => a.line - b.line) };
}

function atLeast(stated: bigint, least: bigint): bigint {
  return stated < least ? least : stated;
}

function whyNot({ project, allotted }: PeriodTotal, tonnes: bigint, least: bigint): string | undefined {
  if (project === undefined) return "its project is not registered yet: registry:import does that first";
  if (tonnes < allotted)
    return `${groupDigits(tonnes)} t are less than the ${groupDigits(allotted)} t that are allotted to its vintages`;
  if (tonnes < least)
    return `${groupDigits(tonnes)} t are less than the ${groupDigits(least)} t that are live in the export or issued here`;
  return undefined;
}
