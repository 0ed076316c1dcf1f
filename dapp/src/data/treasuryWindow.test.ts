import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, spendingRoom, WINDOW } from "./treasuryWindow.ts";

const LIMIT = 50_000n;
const today = 20_000n;
const noon = today * DAY + DAY / 2n;

describe("what signers may still spend", () => {
  it("is the limit when nothing was spent", () => {
    expect(spendingRoom(new Map(), LIMIT, noon)).toEqual({ spent: 0n, remaining: LIMIT, next: null });
  });
  it("counts today and thirty days before, to the second", () => {
    const days = new Map([[today, 12_000n]]);
    const frees = (today + 31n) * DAY;
    expect(spendingRoom(days, LIMIT, noon)).toEqual({
      spent: 12_000n,
      remaining: 38_000n,
      next: { at: frees, amount: 12_000n },
    });
    expect(spendingRoom(days, LIMIT, frees - 1n).remaining).toBe(38_000n);
    expect(spendingRoom(days, LIMIT, frees)).toEqual({ spent: 0n, remaining: LIMIT, next: null });
  });
  it("names the oldest day first", () => {
    const days = new Map([
      [today, 1n],
      [today - 30n, 2n],
      [today - 31n, 4n],
    ]);
    expect(spendingRoom(days, LIMIT, noon)).toEqual({
      spent: 3n,
      remaining: LIMIT - 3n,
      next: { at: (today + 1n) * DAY, amount: 2n },
    });
  });
  it("is nothing below a lowered limit, until enough days are over", () => {
    const days = new Map([
      [today - 2n, 30n],
      [today - 1n, 40n],
    ]);
    expect(spendingRoom(days, 35n, noon)).toEqual({
      spent: 70n,
      remaining: 0n,
      next: { at: (today + 30n) * DAY, amount: 35n },
    });
    expect(spendingRoom(days, 50n, noon).next).toEqual({ at: (today + 29n) * DAY, amount: 10n });
    expect(spendingRoom(days, 0n, noon).next).toBeNull();
  });
  it("grows by exactly what was said, when it was said, and not before", () => {
    const day = fc.bigInt({ min: today - 40n, max: today });
    const spent = fc.array(fc.tuple(day, fc.bigInt({ min: 0n, max: 1_000n })), { maxLength: 12 });
    fc.assert(
      fc.property(spent, fc.bigInt({ min: 0n, max: 5_000n }), (entries, limit) => {
        const days = new Map(entries);
        const { remaining, next } = spendingRoom(days, limit, noon);
        const until = next?.at ?? (today + WINDOW + 2n) * DAY;
        expect(spendingRoom(days, limit, until - 1n).remaining).toBe(remaining);
        expect(spendingRoom(days, limit, until).remaining).toBe(remaining + (next?.amount ?? 0n));
      }),
    );
  });
});
