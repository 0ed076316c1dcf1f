/** Which verified totals a verifier states: reports against what an export and the chain show. Pure. */
import type { ChainPeriod } from "../chain/allotments.ts";
import { groupDigits } from "../integer.ts";
import { shareADay } from "../plan/allotments.ts";
import { leastTotal, type Periods, type PeriodTotal, type StatedOf } from "./periods.ts";
import type { Report } from "./reports.ts";

/** A total that a verifier is about to state. */
export interface ToState {
  readonly period: StatedOf;
  /** what is stated already {t} */
  readonly before: bigint;
  readonly tonnes: bigint;
  readonly report: Report;
}

export interface Matched {
  /** first what gives days back, then in the plan's order */
  readonly toState: readonly ToState[];
  /** how many periods the chain has with enough verified already */
  readonly present: number;
  /** periods that are not covered on chain, and of which the list has no report */
  readonly without: readonly PeriodTotal[];
  readonly refused: readonly Refused[];
}

interface Refused {
  readonly line: number;
  readonly key: string;
  readonly reason: string;
}

/**
 * A total that the report says itself is stated as it is. Without one the total is what the export and the chain show, and
 * never takes back what was stated before: an export may hold a part of a period. No day of a project is verified twice: a
 * total of 0 gives back the days of a period that the export does not have.
 */
export function matchReports({ totals, others }: Periods, reports: readonly Report[]): Matched {
  const byKey = new Map(reports.map((report) => [report.key, report]));
  const keys = new Set(totals.map(({ key }) => key));
  const strange = reports.filter(({ key }) => !keys.has(key));
  const { givenBack, refused } = giveBack(strange, others);

  const wanted: ToState[] = [];
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
    else wanted.push({ period, before: period.stated, tonnes, report });
  }

  const free = new Set(givenBack.map(({ period }) => period.key));
  const taken: StatedOf[] = [
    ...totals.filter(({ stated }) => stated > 0n),
    ...others.filter(({ key }) => !free.has(key)),
  ];
  const apart: ToState[] = [];
  for (const one of wanted) {
    const reason = whyNotApart(one, taken, wanted);
    if (reason === undefined) apart.push(one);
    else refused.push({ line: one.report.line, key: one.period.key, reason });
  }
  return { toState: [...givenBack, ...apart], present, without, refused: refused.sort((a, b) => a.line - b.line) };
}

/** Lines about periods that the export does not have: all that can be said of them is that nothing of them is verified. */
function giveBack(
  strange: readonly Report[],
  others: readonly ChainPeriod[],
): { readonly givenBack: readonly ToState[]; readonly refused: Refused[] } {
  const givenBack: ToState[] = [];
  const refused: Refused[] = [];
  for (const report of strange) {
    const { line, key } = report;
    const period = report.tonnes === 0n ? others.find((other) => other.key === key) : undefined;
    if (period === undefined)
      refused.push({ line, key, reason: "the export has no live unit of this project and period" });
    else if (period.allotted > 0n) refused.push({ line, key, reason: lessThanAllotted(0n, period.allotted) });
    else givenBack.push({ period, before: period.verified, tonnes: 0n, report });
  }
  return { givenBack, refused };
}

function atLeast(stated: bigint, least: bigint): bigint {
  return stated < least ? least : stated;
}

function whyNot({ project, allotted }: PeriodTotal, tonnes: bigint, least: bigint): string | undefined {
  if (project === undefined) return "its project is not registered yet: registry:import does that first";
  if (tonnes < allotted) return lessThanAllotted(tonnes, allotted);
  if (tonnes < least)
    return `${groupDigits(tonnes)} t are less than the ${groupDigits(least)} t that are live in the export or issued here`;
  return undefined;
}

function lessThanAllotted(tonnes: bigint, allotted: bigint): string {
  return `${groupDigits(tonnes)} t are less than the ${groupDigits(allotted)} t that are allotted to its vintages`;
}

/** Of two lines that share a day neither is stated: which of them is right, only the verifier knows. */
function whyNotApart(
  { period, before }: ToState,
  taken: readonly StatedOf[],
  wanted: readonly ToState[],
): string | undefined {
  // A period that has a total is apart from the others already.
  if (before > 0n) return undefined;
  const clashes = (other: StatedOf) =>
    other.key !== period.key && other.project === period.project && shareADay(other, period);
  const stated = taken.find(clashes);
  if (stated !== undefined)
    return `it shares days with ${stated.key}, which has a verified total on chain: no day of a project is verified twice`;
  const rival = wanted.find((other) => other.before === 0n && clashes(other.period));
  if (rival !== undefined)
    return `it shares days with ${rival.period.key} of line ${rival.report.line}: no day of a project is verified twice`;
  return undefined;
}
