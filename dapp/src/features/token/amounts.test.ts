import { describe, expect, it } from "vitest";
import { CRBN, crbnToInput, formatCrbn, formatCrbnShort, isCrbnShortened } from "./amounts.ts";

describe("amounts of CRBN", () => {
  it("are exact", () => {
    expect(formatCrbn(1_234_567n * CRBN + 1n, "en")).toBe("1,234,567.000000000000000001");
    expect(crbnToInput(1_234_567n * CRBN + 1n)).toBe("1234567.000000000000000001");
  });
  it("are cut to four decimals, and dust is never 0", () => {
    expect(formatCrbnShort(CRBN + 99n * 10n ** 12n, "en")).toBe("1");
    expect(formatCrbnShort(199_999_999_999_999_999n, "en")).toBe("0.1999");
    expect(formatCrbnShort(1n, "en")).toBe("<0.0001");
    expect(formatCrbnShort(0n, "en")).toBe("0");
    expect(isCrbnShortened(10n ** 14n)).toBe(false);
    expect(isCrbnShortened(10n ** 14n + 1n)).toBe(true);
  });
});
