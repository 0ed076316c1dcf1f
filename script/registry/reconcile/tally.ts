/** Counts of a reconciliation: rows and tonnes by result, and what both sides say of the units. */
import { unitsIn } from "./chainSerials.ts";
import { type Finding, isAlarm, RESULTS, type Result } from "./judge.ts";
import type { MissingFinding } from "./missing.ts";

interface Count {
  readonly rows: number;
  /** what the rows claim {t} */
  readonly tonnes: bigint;
}

export class Tally {
  private readonly counts = new Map<Result, Count>();
  rows = 0;
  /** rows that contradict the chain or another row */
  alarms = 0;
  overlapping = 0;
  /** retired at the registry, circulating or reserved here {unit} */
  circulating = 0n;
  /** retired or cancelled here, live at the registry: to be settled there {unit} */
  unsettled = 0n;
  /** issued here, not in the export */
  readonly absent = { ranges: 0, alarms: 0, tonnes: 0n };

  row(finding: Finding): void {
    const { row, result, differences, ranges } = finding;
    const { rows, tonnes } = this.of(result);
    this.counts.set(result, { rows: rows + 1, tonnes: tonnes + row.tonnes });
    this.rows += 1;
    if (isAlarm(finding)) this.alarms += 1;
    if (differences.some(({ code }) => code === "overlap")) this.overlapping += 1;
    if (row.registryStatus === "retired") this.circulating += unitsIn(ranges, "circulating", "locked");
    if (row.registryStatus === "live") this.unsettled += unitsIn(ranges, "retired", "cancelled");
  }

  missing({ first, last, alarm }: MissingFinding): void {
    this.absent.ranges += 1;
    this.absent.tonnes += last - first + 1n;
    if (alarm) this.absent.alarms += 1;
  }

  of(result: Result): Count {
    return this.counts.get(result) ?? { rows: 0, tonnes: 0n };
  }

  /** Results that occur, in the order of `RESULTS`. */
  results(): readonly (Count & { readonly result: Result })[] {
    return (Object.keys(RESULTS) as Result[])
      .filter((result) => this.counts.has(result))
      .map((result) => ({ result, ...this.of(result) }));
  }

  /** 1: the two sides contradict each other · 2: a row could not be judged, nothing else is wrong · 0: consistent. */
  get exitCode(): 0 | 1 | 2 {
    if (this.alarms + this.absent.alarms > 0) return 1;
    return this.of("unreadable").rows > 0 ? 2 : 0;
  }
}
