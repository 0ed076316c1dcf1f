import type { Address } from "viem";

/** A Uniswap v2 pair as its contract has it at one block. */
export interface Pair {
  address: Address;
  /** In the pair's own order. */
  tokens: readonly [Address, Address];
  /** What lies in it {each token's smallest unit}. */
  reserves: readonly [bigint, bigint];
  /** How many of its own tokens exist: shares of what lies in it {1e18 = 1}. */
  supply: bigint;
}

/** One whole token of eighteen decimals, as CRBN, pool tokens and shares of pairs have them. */
const WHOLE = 10n ** 18n;

/** Shares that Uniswap keeps for ever out of the first liquidity of a pair (UniswapV2Pair.MINIMUM_LIQUIDITY). */
export const MINIMUM_LIQUIDITY = 1_000n;

const same = (a: Address, b: Address) => a.toLowerCase() === b.toLowerCase();

/** How much of a token lies in a pair, and how much of the other one; undefined if the pair does not trade it. */
export function reservesOf(pair: Pair, token: Address): { own: bigint; other: bigint } | undefined {
  const [first, second] = pair.tokens;
  const [reserve0, reserve1] = pair.reserves;
  if (same(first, token)) return { own: reserve0, other: reserve1 };
  return same(second, token) ? { own: reserve1, other: reserve0 } : undefined;
}

/** What one whole token costs in the other one, without fee and without moving the price {other}; null when the pair is empty. */
export function spotPrice(pair: Pair | null, token: Address): bigint | null {
  const reserves = pair && reservesOf(pair, token);
  return reserves && reserves.own > 0n && reserves.other > 0n ? (reserves.other * WHOLE) / reserves.own : null;
}

/** Whether there is something in a pair, so that it has a price. */
export function isFunded({ reserves: [a, b], supply }: Pair): boolean {
  return a > 0n && b > 0n && supply > 0n;
}

/**
 * What so many shares of a pair are worth {each token, in the pair's order}: UniswapV2Pair.burn, as long as the pair holds what its
 * reserves say and Uniswap takes no fee of its own.
 */
export function shareOf({ reserves: [a, b], supply }: Pair, shares: bigint): readonly [bigint, bigint] {
  return supply === 0n ? [0n, 0n] : [(a * shares) / supply, (b * shares) / supply];
}

/** What a pair keeps of every swap: 0.3 % (UniswapV2Library.getAmountOut). */
const KEPT = { of: 1_000n, left: 997n } as const;

/**
 * By how much a payment moves the price against itself {1e4 = 100 %}: what arrives, compared with what would arrive at the prices before
 * it, after each pair's own fee. The pairs are those of the path, in its order; undefined where one of them has no price.
 */
export function priceImpact(pairs: readonly (Pair | null)[], path: readonly Address[], paid: bigint, arrived: bigint) {
  let [above, below] = [paid, 1n];
  for (const [index, pair] of pairs.entries()) {
    const reserves = pair && path[index] && reservesOf(pair, path[index]);
    if (!reserves || reserves.own === 0n) return undefined;
    above *= reserves.other * KEPT.left;
    below *= reserves.own * KEPT.of;
  }
  if (above === 0n || pairs.length !== path.length - 1) return undefined;
  const impact = 10_000n - (arrived * below * 10_000n) / above;
  return impact > 0n ? Number(impact) : 0;
}

function sqrt(value: bigint): bigint {
  if (value < 2n) return value;
  let root = value;
  let next = (root + 1n) / 2n;
  while (next < root) {
    root = next;
    next = (root + value / root) / 2n;
  }
  return root;
}

/** How many shares two amounts give {pair's order in, 1e18 = 1 out}: UniswapV2Pair.mint, under the same conditions. */
export function sharesFor({ reserves: [a, b], supply }: Pair, [amountA, amountB]: readonly [bigint, bigint]): bigint {
  if (supply === 0n) {
    const root = sqrt(amountA * amountB);
    return root > MINIMUM_LIQUIDITY ? root - MINIMUM_LIQUIDITY : 0n;
  }
  if (a === 0n || b === 0n) return 0n;
  const [byA, byB] = [(amountA * supply) / a, (amountB * supply) / b];
  // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigints.
  return byA < byB ? byA : byB;
}
