import type { BookListing } from "../../data/book/index.ts";
import { largest, MIN_AMOUNT, smallest } from "../../format/index.ts";

/** What of a listing matters to how much can be taken of it. */
export type Takeable = Pick<BookListing, "id" | "remaining" | "minFill" | "lot">;

/** How much is bought of a listing {unit}. */
export interface PlannedFill {
  listing: bigint;
  amount: bigint;
}

/** Which listings are bought from. `planned`: what they come to {unit}; less than was wanted where there is no more. */
export interface BuyPlan {
  fills: PlannedFill[];
  planned: bigint;
}

/** The most of a listing that can be taken and is not more than `most` {unit}; 0 if nothing can. */
export function takeable({ remaining, minFill, lot }: Takeable, most: bigint): bigint {
  if (most >= remaining) return remaining;
  const amount = lot > 0n ? most - (most % lot) : most;
  return amount >= minFill && amount >= MIN_AMOUNT ? amount : 0n;
}

/** The least of a listing that can be taken {unit}. */
function leastOf({ remaining, minFill, lot }: Takeable): bigint {
  return smallest(remaining, largest(minFill, lot, MIN_AMOUNT));
}

/** Takes a little less of one that was taken already, so that enough is left for the least of another one. */
function makeRoom(fills: PlannedFill[], asks: ReadonlyMap<bigint, Takeable>, missing: bigint): boolean {
  for (const fill of [...fills].reverse()) {
    const ask = asks.get(fill.listing);
    const less = ask && fill.amount > missing ? takeable(ask, fill.amount - missing) : 0n;
    if (less > 0n && less === fill.amount - missing) {
      fill.amount = less;
      return true;
    }
  }
  return false;
}

/**
 * Buys an amount from the cheapest listings first. Each is taken as far as it can be: whole lots, not below its minimum, and never so
 * that a rest remains which nobody sells. The listings come cheapest first.
 */
export function planPurchase(asks: readonly Takeable[], wanted: bigint, mostFills: number): BuyPlan {
  const known = new Map(asks.map((ask) => [ask.id, ask]));
  const fills: PlannedFill[] = [];
  let left = wanted;
  for (const ask of asks) {
    if (left === 0n || fills.length === mostFills) break;
    let amount = takeable(ask, left);
    const rest = left - amount;
    // A rest below the smallest amount could be bought from nobody, so that much is left for the next one.
    if (amount > 0n && rest > 0n && rest < MIN_AMOUNT) {
      const less = amount > MIN_AMOUNT - rest ? takeable(ask, amount - (MIN_AMOUNT - rest)) : 0n;
      amount = less > 0n ? less : amount;
    }
    const least = leastOf(ask);
    if (amount === 0n && left < least && makeRoom(fills, known, least - left)) {
      amount = least;
      left = least;
    }
    if (amount === 0n) continue;
    fills.push({ listing: ask.id, amount });
    left -= amount;
  }
  return { fills, planned: wanted - left };
}
