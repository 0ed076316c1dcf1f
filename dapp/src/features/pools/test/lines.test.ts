import { describe, expect, it } from "vitest";
import { EMPTY_TAKE, linesOf, MAX_VINTAGES, rulesOfPart, sumOf, takenOf, toggle } from "../lines.ts";

const T = 10n ** 18n;
const there = [
  { vintage: 4097, amount: 5n * T },
  { vintage: 4098, amount: T / 10_000n },
];

describe("chosen lines", () => {
  it("are in the order of what is there, exact, each at most what there is", () => {
    const lines = linesOf({ 4098: "0.0001", 4097: "1.5" }, there);
    expect(lines).toEqual([
      { vintage: 4097, amount: (3n * T) / 2n },
      { vintage: 4098, amount: T / 10_000n },
    ]);
    expect(sumOf(lines ?? [])).toBe((3n * T) / 2n + T / 10_000n);
  });
  it("take full-width digits, and nothing that is no amount", () => {
    expect(linesOf({ 4097: "１．５" }, there)).toEqual([{ vintage: 4097, amount: (3n * T) / 2n }]);
    for (const wrong of ["", "0", "-1", "abc", "1,5", "5.0000000000000000001", "6", "0.0009"]) {
      expect(linesOf({ 4097: wrong }, there)).toBeUndefined();
    }
  });
  it("say nothing while none is chosen, or while one of several is nonsense, or when there are too many", () => {
    expect(linesOf({}, there)).toBeUndefined();
    expect(linesOf({ 4097: "1", 4098: "x" }, there)).toBeUndefined();
    const many = Array.from({ length: MAX_VINTAGES + 1 }, (_, n) => ({ vintage: n + 1, amount: T }));
    expect(linesOf(Object.fromEntries(many.map(({ vintage }) => [vintage, "1"])), many)).toBeUndefined();
  });
  it("may be less than 0.001 t only where there is no more", () => {
    expect(rulesOfPart(T / 10_000n)).toMatchObject({ minimum: T / 10_000n, maximum: T / 10_000n });
    expect(rulesOfPart(T)).toMatchObject({ minimum: T / 1_000n, maximum: T });
  });
  it("keep what was typed for the others", () => {
    const typed = toggle(toggle({}, 1, true, "2"), 3, true);
    expect(typed).toEqual({ 1: "2", 3: "" });
    expect(toggle(typed, 3, false)).toEqual({ 1: "2" });
  });
});

describe("what a form asks of the queue", () => {
  it("is an amount that lies in the pool, and how much of the queue is looked at", () => {
    expect(takenOf({ ...EMPTY_TAKE, amount: "2" }, there)).toEqual({
      kind: "automatic",
      amount: 2n * T,
      maxVintages: 10,
      includeSuspended: false,
    });
    for (const wrong of [
      { amount: "" },
      { amount: "0" },
      { amount: "0.0009" },
      { amount: "5.1" },
      { amount: "2", maxVintages: "0" },
      { amount: "2", maxVintages: "65" },
      { amount: "2", maxVintages: "1.5" },
      { amount: "2", maxVintages: "" },
    ]) {
      expect(takenOf({ ...EMPTY_TAKE, ...wrong }, there)).toBeUndefined();
    }
  });
  it("or selected vintages", () => {
    const form = { ...EMPTY_TAKE, kind: "selected" as const, typed: { 4097: "1" } };
    expect(takenOf(form, there)).toEqual({ kind: "selected", lines: [{ vintage: 4097, amount: T }] });
    expect(takenOf({ ...form, typed: {} }, there)).toBeUndefined();
  });
});
