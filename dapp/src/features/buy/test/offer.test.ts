import { describe, expect, it } from "vitest";
import { TONNE } from "../../../format/index.ts";
import { haltOf, leastFill } from "../readOffer.ts";

describe("the least that can be bought", () => {
  it("is the seller's minimum, 0.001 t, or the last remainder", () => {
    expect(leastFill(0n, 5n * TONNE)).toBe(TONNE / 1_000n);
    expect(leastFill(2n * TONNE, 5n * TONNE)).toBe(2n * TONNE);
    expect(leastFill(2n * TONNE, TONNE)).toBe(TONNE);
    expect(leastFill(0n, 1n)).toBe(1n);
  });
});

describe("a listing", () => {
  const open = { remaining: 1n, expiry: 100n, sound: 1n, tradable: true, paused: false, now: 100n };
  it("can be bought in its last second", () => expect(haltOf(open)).toBeNull());
  it("says why it cannot be bought, the lasting reason first", () => {
    expect(haltOf({ ...open, now: 101n })).toBe("expired");
    expect(haltOf({ ...open, paused: true })).toBe("paused");
    expect(haltOf({ ...open, tradable: false, paused: true })).toBe("suspended");
    expect(haltOf({ ...open, sound: 0n, tradable: false, paused: true })).toBe("recalled");
    expect(haltOf({ ...open, remaining: 0n, now: 101n, tradable: false })).toBe("soldOut");
  });
});
