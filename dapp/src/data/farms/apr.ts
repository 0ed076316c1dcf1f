import type { Address } from "viem";
import { type Pair, reservesOf } from "../dexMath.ts";
import type { Clock, Epoch } from "./model.ts";

/** A year as rates are told in {s}. */
export const YEAR = 365n * 86_400n;
/** 100 % in basis points. */
const WHOLE = 10_000n;
/** One CRBN, one share of a pair. */
const UNIT = 10n ** 18n;

/** What a farm's APR is made of. */
export interface AprParts {
  /** What the farm earns now {CRBN/s}: `LiquidityMining.rewardRate`. */
  rate: bigint;
  /** What is staked in it {share}. */
  staked: bigint;
  /** How many shares of the pair exist {share}. */
  supply: bigint;
  /** What lies in the pair, worth in dollars {USDC}; null when the price of one of its tokens is not known. */
  value: bigint | null;
  /** What one CRBN is worth {USDC}; null when it is not known. */
  crbnPrice: bigint | null;
}

/** Why there is no APR. */
export type AprGap = "priceUnknown" | "nothingStaked" | "noRewards";

/** A yearly rate {1e4 = 100 %}, or why there is none: never a guess. */
export type Apr = { ok: true; bps: bigint } | { ok: false; gap: AprGap };

/**
 * The simple yearly rate of a farm at the prices and the rate of now, without compounding and without Uniswap's trading fees:
 *
 *   APR = rate × 365 d × price of CRBN ÷ (value of the pair × staked shares ÷ all shares)
 *
 * Source of its parts: `LiquidityMining.farmAt` (rate, staked), `UniswapV2Pair.totalSupply` and `getReserves`.
 */
export function aprOf({ rate, staked, supply, value, crbnPrice }: AprParts): Apr {
  if (value === null || crbnPrice === null || supply === 0n) return { ok: false, gap: "priceUnknown" };
  if (staked === 0n) return { ok: false, gap: "nothingStaked" };
  if (rate === 0n) return { ok: false, gap: "noRewards" };
  const stakedValue = value * staked;
  if (stakedValue === 0n) return { ok: false, gap: "priceUnknown" };
  return { ok: true, bps: (rate * YEAR * crbnPrice * supply * WHOLE) / (UNIT * stakedValue) };
}

/**
 * What lies in a pair, in dollars {USDC}. Of a pair with USDC that is twice its USDC: at the pair's own price both halves are worth the
 * same. Null for any other pair and for an empty one.
 */
export function worthOf(pair: Pair | null, usdc: Address): bigint | null {
  const reserves = pair && reservesOf(pair, usdc);
  return reserves && reserves.own > 0n && reserves.other > 0n ? reserves.own * 2n : null;
}

/** Which epoch the schedule's clock shows, from 0; undefined when it is over or has not begun. */
export function epochAt(schedule: readonly Epoch[], { clock, end }: Pick<Clock, "clock" | "end">): number | undefined {
  if (clock >= end) return undefined;
  const found = schedule.findIndex(({ start, duration }) => clock >= start && clock < start + duration);
  return found < 0 ? undefined : found;
}

/** What an epoch emits in a day {CRBN}. */
export function dailyOf({ emission, duration }: Epoch): bigint {
  return duration === 0n ? 0n : (emission * 86_400n) / duration;
}
