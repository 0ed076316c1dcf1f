import { describe, expect, it } from "vitest";
import { isFunded, MINIMUM_LIQUIDITY, type Pair, reservesOf, shareOf, sharesFor, spotPrice } from "./dexMath.ts";

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
