/** A position as far as its reward depends on it; see `StakePosition`. */
export interface Accruing {
  amount: bigint;
  start: bigint;
  unlock: bigint;
  apyBps: bigint;
  reward: bigint;
  promised: bigint;
}

/** 100 % in basis points. */
const WHOLE = 10_000n;
/** The year that an APY means {s}. */
const YEAR = 365n * 86_400n;

/** What an amount earns in a time, gross and rounded down, as the contract computes it {CRBN}. @param elapsed {s} */
export function rewardOver(amount: bigint, apyBps: bigint, elapsed: bigint): bigint {
  return (amount * apyBps * elapsed) / (WHOLE * YEAR);
}

/**
 * What a position has accrued and not yet been paid at a time, gross, to the last unit {CRBN}. `promised - reward` is
 * what earlier locks left less what this one has paid; it does not change until something is signed, so the rest is
 * the contract's own formula. @param now {s}
 */
export function accruedAt(position: Accruing, now: bigint): bigint {
  const { amount, apyBps, start, unlock, reward, promised } = position;
  const end = now < unlock ? now : unlock;
  return promised - reward + rewardOver(amount, apyBps, end > start ? end - start : 0n);
}

/** What a new lock would cancel at a time: promised and not yet accrued, gross {CRBN}. @param now {s} */
export function unaccruedAt(position: Accruing, now: bigint): bigint {
  return position.promised - accruedAt(position, now);
}

/** What a staker receives of a gross reward: the treasury's part is rounded up {CRBN}. @param feeBps {1e4 = 100 %} */
export function netOf(gross: bigint, feeBps: bigint): bigint {
  return gross - (gross * feeBps + WHOLE - 1n) / WHOLE;
}

/** The yearly reward after the treasury's part {1e8 = 100 %}. */
export function netApy(apyBps: number, feeBps: bigint): bigint {
  return BigInt(apyBps) * (WHOLE - feeBps);
}
