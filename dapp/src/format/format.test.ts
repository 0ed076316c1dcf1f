import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  amountOfRun,
  countryFromBytes,
  countryName,
  formatDay,
  formatMoney,
  formatPercent,
  formatPeriod,
  formatSerialRun,
  formatShare,
  formatTime,
  formatTonnes,
  formatTonnesHeadline,
  formatTonnesShort,
  isoTime,
  paginate,
  parseAmountInput,
  parseDay,
  type SerialRun,
  searchFor,
  serialSegments,
  shortHex,
  TONNE,
  tonnesToInput,
} from "./index.ts";

const tonnes = { decimals: 18 };

describe("tonnes", () => {
  it("are exact, with grouping", () => {
    expect(formatTonnes(12_500_000_000_000_000_000n, "en")).toBe("12.5");
    expect(formatTonnes(3_891_681n * TONNE, "zh-Hant")).toBe("3,891,681");
    expect(formatTonnes(1n, "en")).toBe("0.000000000000000001");
    expect(formatTonnes(0n, "en")).toBe("0");
    expect(formatTonnes(-TONNE / 4n, "en")).toBe("-0.25");
  });
  it("never shorten to 0, nor round up to more than there is", () => {
    expect(formatTonnesShort(1n, "en")).toBe("<0.001");
    expect(formatTonnesShort(TONNE / 1_000n, "en")).toBe("0.001");
    expect(formatTonnesShort(TONNE - 1n, "en")).toBe("0.999");
    expect(formatTonnesShort(1_234n * TONNE + 1n, "en")).toBe("1,234");
    expect(formatTonnesShort(0n, "en")).toBe("0");
  });
  it("are whole in headlines, but not when they are few", () => {
    expect(formatTonnesHeadline(2_041_254n * TONNE + TONNE / 2n, "en")).toBe("2,041,254");
    expect(formatTonnesHeadline(171_332n * (TONNE / 1_000n), "en")).toBe("171.332");
    expect(formatTonnesHeadline(1n, "en")).toBe("<0.001");
  });
  it("survive the way into an input and back", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n }), (units) => {
        expect(parseAmountInput(tonnesToInput(units), tonnes)).toEqual({ ok: true, value: units });
        expect(parseAmountInput(formatTonnes(units, "en"), tonnes)).toEqual({ ok: true, value: units });
      }),
    );
  });
  it("as shares in per cent are exact, with the locale's sign", () => {
    expect(formatPercent(1_250n, 2, "en")).toBe("12.5%");
    expect(formatPercent(8n, 0, "zh-Hant")).toBe("8%");
    expect(formatPercent(123_456n, 2, "de")).toBe("1.234,56\u00a0%");
  });
  it("as shares never read 0 or 100 % when it is not so", () => {
    expect(formatShare(1n, 10n ** 9n, "en")).toBe("<0.1%");
    expect(formatShare(10n ** 9n - 1n, 10n ** 9n, "en")).toBe(">99.9%");
    expect(formatShare(1n, 8n, "en")).toBe("12.5%");
    expect(formatShare(50_250n, 100_000n, "en")).toBe("50.3%");
    expect(formatShare(49_749n, 100_000n, "en")).toBe("49.7%");
    expect(formatShare(5n, 5n, "en")).toBe("100%");
    expect(formatShare(0n, 0n, "en")).toBe("0%");
  });
});

describe("money", () => {
  it("has two to six decimals", () => {
    const usdc = { symbol: "USDC", decimals: 6 };
    expect(formatMoney(12_500_000n, usdc, "en")).toBe("12.50 USDC");
    expect(formatMoney(1n, usdc, "en")).toBe("0.000001 USDC");
    expect(formatMoney(1_234_567_890_123n, usdc, "zh-Hans")).toBe("1,234,567.890123 USDC");
    expect(formatMoney(0n, usdc, "en")).toBe("0.00 USDC");
  });
  it("of 18 decimals never reads 0 for dust", () => {
    expect(formatMoney(1n, { symbol: "DAI", decimals: 18 }, "en")).toBe("<0.000001 DAI");
    expect(formatMoney(10n ** 18n, { symbol: "DAI", decimals: 18 }, "en")).toBe("1.00 DAI");
  });
  it("works without decimals", () => expect(formatMoney(7n, { symbol: "X", decimals: 0 }, "en")).toBe("7 X"));
});

describe("dates", () => {
  it("reads days of the calendar only", () => {
    expect(parseDay(20240229)?.toISOString()).toBe("2024-02-29T00:00:00.000Z");
    for (const wrong of [20230229, 20241301, 20240100, 0, 2024, 20240131.5]) expect(parseDay(wrong)).toBeNull();
  });
  it("writes days in each language and in no other zone's day", () => {
    expect(formatDay(20240131, "en")).toBe("31 Jan 2024");
    expect(formatDay(20240131, "zh-Hant")).toBe("2024年1月31日");
    expect(formatDay(20241399, "en")).toBe("20241399");
  });
  it("writes periods", () => {
    expect(formatPeriod(20240101, 20241231, "en").replace(/\s/g, " ")).toBe("1 Jan – 31 Dec 2024");
    expect(formatPeriod(20240101, 20241231, "zh-Hans")).toBe("2024年1月1日至2024年12月31日");
    expect(formatPeriod(20241231, 20240101, "en")).toBe("31 Dec 2024 – 1 Jan 2024");
  });
  it("writes block times with their zone", () => {
    expect(formatTime(1_795_183_509n, "en", "UTC")).toBe("20 Nov 2026, 14:05:09 UTC");
    expect(formatTime(1_795_183_509, "zh-Hant", "UTC")).toMatch(/ ?14:05:09 UTC$/);
    expect(formatTime(1_795_183_509, "zh-Hans", "UTC")).toMatch(/ ?14:05:09 UTC$/);
    expect(formatTime(1_795_183_509, "zh-Hant", "Asia/Taipei")).toContain("22:05:09");
    expect(isoTime(0)).toBe("1970-01-01T00:00:00.000Z");
  });
});

describe("serial runs", () => {
  const half = TONNE / 2n;
  const run = (first: bigint, last: bigint, firstFrom = 0n, lastTo = TONNE): SerialRun => ({
    first,
    last,
    firstFrom,
    lastTo,
  });
  it("without fractions", () => {
    expect(formatSerialRun(run(101n, 110n))).toBe("101 – 110");
    expect(formatSerialRun(run(7n, 7n))).toBe("7");
    expect(serialSegments(run(101n, 110n))).toEqual([{ kind: "whole", first: 101n, last: 110n, tonnes: 10n }]);
  });
  it("with fractions at both ends", () => {
    const mixed = run(101n, 111n, TONNE / 4n, half);
    expect(formatSerialRun(mixed)).toBe("101[0.25–1] – 111[0–0.5]");
    expect(serialSegments(mixed)).toEqual([
      { kind: "part", serial: 101n, from: TONNE / 4n, to: TONNE, amount: (TONNE * 3n) / 4n },
      { kind: "whole", first: 102n, last: 110n, tonnes: 9n },
      { kind: "part", serial: 111n, from: 0n, to: half, amount: half },
    ]);
  });
  it("inside one serial, and over two parts", () => {
    expect(formatSerialRun(run(5n, 5n, TONNE / 4n, half))).toBe("5[0.25–0.5]");
    expect(serialSegments(run(5n, 6n, half, half)).map(({ kind }) => kind)).toEqual(["part", "part"]);
  });
  it("always add up", () => {
    const serial = fc.bigInt({ min: 1n, max: 2n ** 64n - 1_001n });
    fc.assert(
      fc.property(serial, fc.bigInt(0n, 1_000n), fc.bigInt(0n, TONNE - 1n), fc.bigInt(1n, TONNE), (first, n, a, b) => {
        fc.pre(n > 0n || b > a);
        const any = run(first, first + n, a, b);
        const sum = serialSegments(any).reduce(
          (total, segment) => total + (segment.kind === "whole" ? segment.tonnes * TONNE : segment.amount),
          0n,
        );
        expect(sum).toBe(amountOfRun(any));
      }),
    );
  });
});

describe("places and hashes", () => {
  it("names countries in each language", () => {
    expect(countryName("BR", "en")).toBe("Brazil");
    expect(countryName("VN", "zh-Hant")).toBe("越南");
    expect(countryName("VN", "zh-Hans")).toBe("越南");
    expect(countryName("??", "en")).toBe("??");
    expect(countryFromBytes("0x4252")).toBe("BR");
    expect(countryFromBytes("0x0000")).toBe("");
  });
  it("shortens", () => {
    expect(shortHex("0x71C7656EC7ab88b098defB751B7401B5f6d8976F")).toBe("0x71C7…976F");
    expect(shortHex("0x1234")).toBe("0x1234");
  });
});

describe("typed amounts", () => {
  const value = (text: string) => parseAmountInput(text, tonnes);
  it("are exact", () => {
    expect(value("10.25")).toEqual({ ok: true, value: 10_250_000_000_000_000_000n });
    expect(value(".5")).toEqual({ ok: true, value: TONNE / 2n });
    expect(value("5.")).toEqual({ ok: true, value: 5n * TONNE });
    expect(value(" 1,234.5 ")).toEqual({ ok: true, value: 1_234n * TONNE + TONNE / 2n });
    expect(value("１２．５")).toEqual({ ok: true, value: 12n * TONNE + TONNE / 2n });
    expect(value("0.0000000000000000010")).toEqual({ ok: true, value: 1n });
  });
  it("are refused with a reason", () => {
    expect(value("  ")).toEqual({ ok: false, code: "empty" });
    for (const wrong of ["abc", "-1", "1e3", ".", "1.2.3", "0x10", "∞"]) {
      expect(value(wrong)).toEqual({ ok: false, code: "notANumber" });
    }
    for (const wrong of ["1,5", "12,34", "1,2345", ",5"])
      expect(value(wrong)).toMatchObject({ code: "ambiguousComma" });
    expect(value("0.0000000000000000001")).toEqual({ ok: false, code: "tooManyDecimals" });
    expect(parseAmountInput("0.0001", { decimals: 18, minimum: TONNE / 1_000n })).toMatchObject({
      code: "belowMinimum",
    });
    expect(parseAmountInput("2", { decimals: 18, maximum: TONNE })).toMatchObject({ code: "aboveMaximum" });
  });
});

describe("searching", () => {
  it("finds all the words, whatever their order, accents, case or width", () => {
    const text = "Água Limpa VCS-3 2023";
    for (const typed of ["", "  ", "limpa AGUA", "ｖｃｓ-3", "2023 água"])
      expect(searchFor(typed)(text), typed).toBe(true);
    for (const typed of ["limpa agua doce", "VCS-4"]) expect(searchFor(typed)(text), typed).toBe(false);
  });
});

describe("pages of a list", () => {
  it("never go beyond the last one", () => {
    expect(paginate([1, 2, 3], 9, 2)).toEqual({ items: [3], page: 2, pages: 2 });
    expect(paginate([1, 2, 3], 0, 2)).toEqual({ items: [1, 2], page: 1, pages: 2 });
    expect(paginate([], 1, 2)).toEqual({ items: [], page: 1, pages: 1 });
  });
});
