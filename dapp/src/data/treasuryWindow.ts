/** Length of the guard's days {s}; they are UTC days. */
export const DAY = 86_400n;

/** Days before today that count {d}. */
export const WINDOW = 30n;

/** What signers spent of a token, by day since 1970. */
export type SpentByDay = ReadonlyMap<bigint, bigint>;

/** What signers may still spend, and when that grows. */
export interface SpendingRoom {
  /** Spent today and in the 30 days before {token}. */
  spent: bigint;
  /** What may still be spent now {token}. */
  remaining: bigint;
  /** The next moment at which more may be spent, and how much more {s, token}; null if nothing is waiting. */
  next: { at: bigint; amount: bigint } | null;
}

function spentAt(days: SpentByDay, today: bigint): bigint {
  let sum = 0n;
  for (const [day, amount] of days) if (day <= today && day + WINDOW >= today) sum += amount;
  return sum;
}

function roomAt(days: SpentByDay, limit: bigint, today: bigint): bigint {
  const spent = spentAt(days, today);
  return spent < limit ? limit - spent : 0n;
}

/** The same arithmetic as the guard's, at any second `now` not before the days that were read. */
export function spendingRoom(days: SpentByDay, limit: bigint, now: bigint): SpendingRoom {
  const today = now / DAY;
  const remaining = roomAt(days, limit, today);
  const freed = [...days]
    .filter(([day, amount]) => amount > 0n && day <= today && day + WINDOW >= today)
    .map(([day]) => day + WINDOW + 1n)
    .sort((a, b) => (a < b ? -1 : 1));
  let next: SpendingRoom["next"] = null;
  for (const day of freed) {
    // A limit that was lowered below what is spent frees nothing until enough days have passed.
    const amount = roomAt(days, limit, day) - remaining;
    if (amount > 0n) {
      next = { at: day * DAY, amount };
      break;
    }
  }
  return { spent: spentAt(days, today), remaining, next };
}
