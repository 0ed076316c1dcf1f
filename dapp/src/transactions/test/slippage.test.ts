import { describe, expect, it } from "vitest";
import {
  currentSlippage,
  DEFAULT_SLIPPAGE,
  isSlippage,
  leastOf,
  MAX_SLIPPAGE,
  mostOf,
  setSlippage,
} from "../slippage.ts";

describe("the slippage", () => {
  it("guards the least and the most, never by a unit more than was agreed to", () => {
    expect(leastOf(1_000n, 50)).toBe(995n);
    expect(leastOf(1_001n, 50)).toBe(996n);
    expect(leastOf(1n, 2_000)).toBe(1n);
    expect(leastOf(7n, 0)).toBe(7n);
    expect(mostOf(1_000n, 50)).toBe(1_005n);
    expect(mostOf(1_001n, 50)).toBe(1_006n);
    expect(mostOf(7n, 0)).toBe(7n);
  });
  it("is kept for the next visit, within its bounds", () => {
    expect(currentSlippage()).toBe(DEFAULT_SLIPPAGE);
    setSlippage(120);
    expect(currentSlippage()).toBe(120);
    expect(localStorage.getItem("carbontrace.slippage")).toBe("120");
    for (const wrong of [-1, MAX_SLIPPAGE + 1, 0.5, Number.NaN]) {
      setSlippage(wrong);
      expect(currentSlippage()).toBe(120);
      expect(isSlippage(wrong)).toBe(false);
    }
  });
});
