import { describe, expect, it } from "vitest";
import {
  isFunded,
  MINIMUM_LIQUIDITY,
  type Pair,
  priceImpact,
  reservesOf,
  shareOf,
  sharesFor,
  spotPrice,
} from "./dexMath.ts";

const CRBN = "0x00000000000000000000000000000000000000Cb";
const USDC = "0x00000000000000000000000000000000000000dc";
const E18 = 10n ** 18n;
/** 1,000,000 CRBN at 0.10 USDC. */
const pair: Pair = {
  address: "0x00000000000000000000000000000000000000aa",
  tokens: [CRBN, USDC],
  reserves: [1_000_000n * E18, 100_000_000_000n],
  supply: 3n * E18,
};

describe("a pair", () => {
  it("tells the price of either token in the other one, whatever its order and spelling", () => {
    expect(spotPrice(pair, CRBN)).toBe(100_000n);
    expect(spotPrice(pair, CRBN.toLowerCase() as typeof CRBN)).toBe(100_000n);
    const turned: Pair = { ...pair, tokens: [USDC, CRBN], reserves: [pair.reserves[1], pair.reserves[0]] };
    expect(spotPrice(turned, CRBN)).toBe(100_000n);
    expect(reservesOf(turned, USDC)).toEqual({ own: 100_000_000_000n, other: 1_000_000n * E18 });
  });
  it("has no price when it is empty, when there is none, or of a token that it does not trade", () => {
    expect(spotPrice({ ...pair, reserves: [0n, 0n] }, CRBN)).toBeNull();
    expect(spotPrice({ ...pair, reserves: [1n, 0n] }, CRBN)).toBeNull();
    expect(spotPrice(null, CRBN)).toBeNull();
    expect(spotPrice(pair, pair.address)).toBeNull();
    expect(isFunded(pair)).toBe(true);
    expect(isFunded({ ...pair, supply: 0n })).toBe(false);
  });
  it("says by how much a payment moves the price: what arrives, beside what would at the prices before it", () => {
    // 1,000 USDC for CRBN: UniswapV2Library.getAmountOut gives 9,871.58034397… CRBN, 9,970 without moving the price.
    const arrived = (997n * 10n ** 9n * 1_000_000n * E18) / (100_000_000_000n * 1_000n + 997n * 10n ** 9n);
    expect(arrived / 10n ** 16n).toBe(987_158n);
    expect(priceImpact([pair], [USDC, CRBN], 10n ** 9n, arrived)).toBe(99);
    expect(priceImpact([pair], [USDC, CRBN], 10n ** 9n, 9_970n * E18)).toBe(0);
    expect(priceImpact([pair], [USDC, CRBN], 10n ** 9n, 9_980n * E18)).toBe(0);
    expect(priceImpact([pair, pair], [USDC, CRBN, USDC], 10n ** 9n, 497_004_500n)).toBe(5_000);
    for (const [pairs, path, paid] of [
      [[null], [USDC, CRBN], 1n],
      [[{ ...pair, reserves: [0n, 0n] as const }], [USDC, CRBN], 1n],
      [[pair], [USDC, CRBN], 0n],
      [[pair], [USDC, CRBN, USDC], 1n],
      [[pair], [pair.address, CRBN], 1n],
    ] as const)
      expect(priceImpact(pairs, path, paid, 1n)).toBeUndefined();
  });
  it("gives of what lies in it what a share is, rounded down", () => {
    expect(shareOf(pair, E18)).toEqual([333_333_333_333_333_333_333_333n, 33_333_333_333n]);
    expect(shareOf(pair, 3n * E18)).toEqual(pair.reserves);
    expect(shareOf({ ...pair, supply: 0n }, E18)).toEqual([0n, 0n]);
  });
  it("gives shares by the smaller part, and keeps a thousand of the first ones", () => {
    expect(sharesFor(pair, [10_000n * E18, 1_000_000_000n])).toBe(3n * 10n ** 16n);
    expect(sharesFor(pair, [10_000n * E18, 500_000_000n])).toBe(15n * 10n ** 15n);
    const fresh: Pair = { ...pair, reserves: [0n, 0n], supply: 0n };
    expect(sharesFor(fresh, [4n * E18, 9n * E18])).toBe(6n * E18 - MINIMUM_LIQUIDITY);
    expect(sharesFor(fresh, [10n, 10n])).toBe(0n);
    expect(sharesFor({ ...pair, reserves: [0n, 1n] }, [1n, 1n])).toBe(0n);
  });
});
