import { describe, expect, test } from "vitest";
import { sinceThen } from "../../script/verify/sinceThen.ts";

const TONNE = 10n ** 18n;

describe("what a verified certificate is not any more", () => {
  test("nothing, while its beneficiary stands by it and its serial numbers are sound", () => {
    expect(sinceThen({ notes: { word: "none" }, lines: [{ impaired: 0n }, { impaired: 0n }] })).toBe("");
    expect(sinceThen({ notes: { word: "confirmed" }, lines: [{ impaired: 0n }] })).toBe("");
  });

  test("its beneficiary's", () => {
    expect(sinceThen({ notes: { word: "disowned" }, lines: [{ impaired: 0n }] })).toBe(
      " But since then: its beneficiary has DISOWNED it.",
    );
  });

  test("sound, with all that is recalled of all its lines, and both", () => {
    const lines = [{ impaired: TONNE }, { impaired: 0n }, { impaired: TONNE / 2n }];
    expect(sinceThen({ notes: { word: "none" }, lines })).toBe(
      " But since then: 1.5 t of it are IMPAIRED at the registry.",
    );
    expect(sinceThen({ notes: { word: "disowned" }, lines })).toBe(
      " But since then: its beneficiary has DISOWNED it, and 1.5 t of it are IMPAIRED at the registry.",
    );
  });
});
