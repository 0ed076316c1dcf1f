import { nowSeconds } from "./listings.ts";

/** How far the chain's clock was seen ahead of ours {s}: test chains travel in time, and keep what they gained. */
let ahead = 0n;

/** Notes a block's time {s}. */
export function observeBlockTime(timestamp: bigint): void {
  const lead = timestamp - nowSeconds();
  if (lead > ahead) ahead = lead;
}

/** The time that the next block will have, as far as it is known {s}: ours, or the chain's where that is ahead. */
export function chainNow(): bigint {
  return nowSeconds() + ahead;
}
