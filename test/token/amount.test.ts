import fc from "fast-check";
import { formatUnits } from "viem";
import { describe, expect, it } from "vitest";
import { formatCrbn, MAX_AMOUNT, parseCrbn, parseWei } from "../../script/token/amount.ts";

describe("amounts in a list of recipients", () => {
  it("are exact to the last of 18 decimals", () => {
    expect(parseCrbn("1000.5")).toEqual({ ok: true, value: 1_000_500_000_000_000_000_000n });
    expect(parseCrbn("0.000000000000000001")).toEqual({ ok: true, value: 1n });
    expect(parseWei("1")).toEqual({ ok: true, value: 1n });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: MAX_AMOUNT }), (wei) => {
        expect(parseCrbn(formatUnits(wei, 18))).toEqual({ ok: true, value: wei });
        expect(parseWei(String(wei))).toEqual({ ok: true, value: wei });
      }),
    );
  });

  it("end at the whole supply", () => {
    expect(parseCrbn("1000000000")).toEqual({ ok: true, value: MAX_AMOUNT });
    expect(parseWei(String(MAX_AMOUNT + 1n)).ok).toBe(false);
    expect(parseCrbn(formatUnits(MAX_AMOUNT + 1n, 18)).ok).toBe(false);
    expect(parseCrbn("9".repeat(1_000_000)).ok).toBe(false);
  });

  it.each([
    ["", /is empty/],
    ["0", /is zero/],
    ["0.000000000000000000", /is zero/],
    ["-1", /is negative/],
    ["\u22121", /is negative/],
    ["+1", /has a sign/],
    ["1e18", /exponent/],
    ["1.5E-3", /exponent/],
    ["1,000", /separators/],
    ["1'000", /separators/],
    ["1_000", /separators/],
    ["1 000", /separators/],
    ["1.000.000", /separators/],
    ["1,5", /separators/],
    ["0x10", /hexadecimal/],
    [".5", /both sides/],
    ["5.", /both sides/],
    ["007", /leading zero/],
    ["1.0000000000000000001", /19 decimals/],
    ["١", /plain digits/],
    ["１", /plain digits/],
    ["NaN", /plain digits/],
    ["Infinity", /plain digits/],
    ["ten", /plain digits/],
  ])("%j is refused by what it was probably meant as", (text, message) => {
    const parsed = parseCrbn(text);
    expect(parsed.ok ? parsed.value : parsed.error).toMatch(message);
  });

  it("in wei have no parts", () => {
    const parsed = parseWei("1.5");
    expect(parsed.ok ? parsed.value : parsed.error).toMatch(/a wei has no parts/);
    expect(parseWei("0").ok).toBe(false);
  });

  it("are shown whole", () => {
    expect(formatCrbn(1_234_500_000_000_000_000_000n)).toBe("1,234.5 CRBN");
    expect(formatCrbn(1n)).toBe("0.000000000000000001 CRBN");
  });
});
