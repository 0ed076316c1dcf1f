import type { Address } from "viem";
import { describe, expect, it } from "vitest";
import type { Pair } from "../dexMath.ts";
import { type AprParts, aprOf, dailyOf, epochAt, worthOf, YEAR } from "./apr.ts";

const CRBN: Address = `0x${"c1".repeat(20)}`;
const USDC: Address = `0x${"dc".repeat(20)}`;
const E18 = 10n ** 18n;
const E6 = 10n ** 6n;
/** 100,000 USDC and as much in CRBN at 0.10; 10 shares. */
const pair: Pair = {
  address: `0x${"aa".repeat(20)}`,
  tokens: [CRBN, USDC],
  reserves: [1_000_000n * E18, 100_000n * E6],
  supply: 10n * E18,
};
/** A tenth of the pair is staked, worth 20,000 USDC; 40,000 CRBN a year are 4,000 USDC: 20 %. */
const parts: AprParts = {
  rate: (40_000n * E18) / YEAR,
  staked: E18,
  supply: pair.supply,
  value: worthOf(pair, USDC),
  crbnPrice: E6 / 10n,
};

describe("the APR of a farm", () => {
  it("is what is earned in a year against what is staked", () => {
    expect(worthOf(pair, USDC)).toBe(200_000n * E6);
    // The rate is rounded down to a whole unit a second.
    expect(aprOf(parts)).toEqual({ ok: true, bps: 1_999n });
    expect(aprOf({ ...parts, staked: 2n * E18 })).toEqual({ ok: true, bps: 999n });
    expect(aprOf({ ...parts, crbnPrice: E6 })).toEqual({ ok: true, bps: 19_999n });
  });
  it("is never guessed", () => {
    expect(aprOf({ ...parts, crbnPrice: null })).toEqual({ ok: false, gap: "priceUnknown" });
    expect(aprOf({ ...parts, value: null })).toEqual({ ok: false, gap: "priceUnknown" });
    expect(aprOf({ ...parts, supply: 0n })).toEqual({ ok: false, gap: "priceUnknown" });
    expect(aprOf({ ...parts, staked: 0n })).toEqual({ ok: false, gap: "nothingStaked" });
    expect(aprOf({ ...parts, rate: 0n })).toEqual({ ok: false, gap: "noRewards" });
  });
  it("knows what a pair is worth only if it trades the dollar and holds something", () => {
    expect(worthOf(null, USDC)).toBeNull();
    expect(worthOf({ ...pair, tokens: [CRBN, pair.address] }, USDC)).toBeNull();
    expect(worthOf({ ...pair, reserves: [0n, 0n] }, USDC)).toBeNull();
    const turned: Pair = { ...pair, tokens: [USDC, CRBN], reserves: [pair.reserves[1], pair.reserves[0]] };
    expect(worthOf(turned, USDC)).toBe(200_000n * E6);
  });
});

describe("the schedule", () => {
  const schedule = [
    { start: 0n, duration: 100n * 86_400n, before: 0n, emission: 1_000n },
    { start: 100n * 86_400n, duration: 50n * 86_400n, before: 1_000n, emission: 400n },
  ];
  const end = 150n * 86_400n;
  it("knows which epoch its clock shows, up to the last second", () => {
    expect(epochAt(schedule, { clock: 0n, end })).toBe(0);
    expect(epochAt(schedule, { clock: 100n * 86_400n - 1n, end })).toBe(0);
    expect(epochAt(schedule, { clock: 100n * 86_400n, end })).toBe(1);
    expect(epochAt(schedule, { clock: end - 1n, end })).toBe(1);
    expect(epochAt(schedule, { clock: end, end })).toBeUndefined();
    expect(epochAt([], { clock: 0n, end: 0n })).toBeUndefined();
  });
  it("tells what an epoch emits in a day", () => {
    expect(schedule.map(dailyOf)).toEqual([10n, 8n]);
  });
});
