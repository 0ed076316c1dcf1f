/**
 * How a plan's blocks fit into what verifiers have verified. All vintages of a project's period, whatever their labels and
 * years, share its verified total; a block needs room in its vintage's allotment, and a larger allotment needs room in the
 * total. Pure, and in the plan's order, so that a rerun decides the same.
 */
import type { CalendarDate } from "../calendar.ts";
import type { PlannedBlock, PlannedVintage } from "./plan.ts";

/** Of a project's period {t}. */
export interface PeriodState {
  /** 0: no verifier has stated it yet */
  readonly verified: bigint;
  readonly allotted: bigint;
}

/** Of a vintage {t}. */
export interface VintageState {
  readonly allotted: bigint;
  readonly issued: bigint;
  /** in submitted blocks that nobody has judged yet */
  readonly pending: bigint;
}

export interface Shortage {
  readonly block: PlannedBlock;
  readonly period: PeriodState;
  /** what of the verified total was left for the block {t} */
  readonly left: bigint;
}

export interface Fit {
  /** blocks that fit, after the allotments */
  readonly fitting: readonly PlannedBlock[];
  /** blocks of periods of which nothing is verified yet */
  readonly unverified: readonly PlannedBlock[];
  /** blocks for which too little is verified */
  readonly short: readonly Shortage[];
  /** vintage key → its new allotment {t}, where it must grow */
  readonly allotments: ReadonlyMap<string, bigint>;
}

/** "VCS-4268/20240601-20241231": what a verified total is stated of. */
export function periodKey(of: {
  readonly projectId: string;
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
}): string {
  return `${of.projectId}/${of.periodStart}-${of.periodEnd}`;
}

/** Whether two periods of one project share a day: only one of them can have a verified total. */
export function shareADay(a: Days, b: Days): boolean {
  return a.periodStart <= b.periodEnd && b.periodStart <= a.periodEnd;
}

interface Days {
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
}

export function fitAllotments(
  blocks: readonly PlannedBlock[],
  vintages: readonly PlannedVintage[],
  periods: ReadonlyMap<string, PeriodState>,
  states: ReadonlyMap<string, VintageState>,
): Fit {
  const periodOf = new Map(vintages.map((vintage) => [vintage.key, periodKey(vintage)]));
  const room = new Map([...periods].map(([key, { verified, allotted }]) => [key, verified - allotted]));
  // What a vintage's allotment has left; below zero where blocks were submitted that nothing is allotted for.
  const spare = new Map([...states].map(([key, state]) => [key, state.allotted - state.issued - state.pending]));
  const allotments = new Map<string, bigint>();
  const [fitting, unverified]: [PlannedBlock[], PlannedBlock[]] = [[], []];
  const short: Shortage[] = [];
  for (const block of blocks) {
    const key = periodOf.get(block.vintageKey) as string;
    const period = periods.get(key);
    if (period === undefined || period.verified === 0n) {
      unverified.push(block);
      continue;
    }
    const before = spare.get(block.vintageKey) ?? 0n;
    const left = room.get(key) as bigint;
    const more = block.quantity > before ? block.quantity - before : 0n;
    if (more > left) {
      short.push({ block, period, left: left + before });
      continue;
    }
    fitting.push(block);
    room.set(key, left - more);
    spare.set(block.vintageKey, before + more - block.quantity);
    if (more === 0n) continue;
    const now = allotments.get(block.vintageKey) ?? states.get(block.vintageKey)?.allotted ?? 0n;
    allotments.set(block.vintageKey, now + more);
  }
  return { fitting, unverified, short, allotments };
}
