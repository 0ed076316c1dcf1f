/** A line along which an amount vests: nothing before the cliff, everything from the end on. */
export interface VestingLine {
  /** What will have vested in the end {CRBN}. */
  amount: bigint;
  /** {s} */
  start: bigint;
  /** Before this second nothing has vested {s}. */
  cliff: bigint;
  /** At this second all has vested {s}. */
  end: bigint;
}

/** What has vested at a time {CRBN}: the contracts' own formula (`VestingCurve.sol`), exact at every second. */
export function vestedOn({ amount, start, cliff, end }: VestingLine, time: bigint): bigint {
  if (time < cliff || time < start) return 0n;
  return time < end ? (amount * (time - start)) / (end - start) : amount;
}
