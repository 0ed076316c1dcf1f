import { describe, expect, it } from "vitest";
import {
  byteLength,
  claimProblems,
  claimSchema,
  dateNumber,
  emptyClaim,
  joinCourtCase,
  type Purpose,
  splitCourtCase,
  textProblem,
  toClaim,
} from "../claim.ts";

const fine = { ...emptyClaim, beneficiaryName: "臺北市環境保護局", message: "Für 2024 – 謝謝 🌳" };

describe("a claim's text", () => {
  it("is counted in bytes of UTF-8", () => {
    expect(byteLength("碳")).toBe(3);
    expect(byteLength("🌳")).toBe(4);
    expect(textProblem("碳".repeat(53), 160)).toBeUndefined();
    expect(textProblem("碳".repeat(54), 160)).toBe("tooLong");
    expect(textProblem("x".repeat(10_000), 1_000)).toBe("tooLong");
  });

  it("may hold joiners, emoji, quotes and markup", () => {
    for (const text of ["<script>alert(1)</script>", "\"'&\\", "👩‍👩‍👧", "a\u200bb\u200d", "\u00a0", "\u2028"]) {
      expect(textProblem(text, 160)).toBeUndefined();
    }
  });

  it("may not hold controls, directions or half characters", () => {
    for (const code of [0x00, 0x09, 0x0a, 0x1f, 0x7f, 0x80, 0x9f]) {
      expect(textProblem(`a${String.fromCharCode(code)}b`, 160)).toBe("control");
    }
    for (const code of [0x202a, 0x202e, 0x2066, 0x2069]) {
      expect(textProblem(String.fromCharCode(code), 160)).toBe("direction");
    }
    expect(textProblem("\u2029\u202f\u2065\u206a", 160)).toBeUndefined();
    expect(textProblem("a\ud83c", 160)).toBe("malformed");
    expect(textProblem("\udf33a", 160)).toBe("malformed");
  });
});

describe("a claim", () => {
  it("without anything filled in is fine", () => expect(claimProblems(emptyClaim)).toEqual({}));

  it("names what is wrong with each field", () => {
    const wrong = {
      ...fine,
      beneficiary: "0x12",
      purpose: "JudicialEcologicalCompensation" as const,
      consumptionCountry: "tw",
      consumptionStart: "2024-02-30",
      consumptionEnd: "2024-01-01",
      message: "a\nb",
    };
    expect(claimProblems(wrong)).toEqual({
      beneficiary: "addressInvalid",
      consumptionCountry: "countryInvalid",
      consumptionStart: "dateInvalid",
      purposeReference: "referenceRequired",
      message: "control",
    });
    expect(claimSchema.safeParse(wrong).error?.issues.map(({ path, message }) => [path[0], message])).toContainEqual([
      "message",
      "control",
    ]);
  });

  it("of judicial compensation names court and case", () => {
    const reference = (purposeReference: string, purpose: Purpose = "JudicialEcologicalCompensation") =>
      claimProblems({ ...fine, purpose, purposeReference }).purposeReference;
    for (const lacking of ["", "x", "; ", "Court; ", "; 7", "Court;7", " ;  ", "Court;   "]) {
      expect(reference(lacking)).toBe("referenceRequired");
    }
    for (const whole of ["C; 7", "福建省法院; （2025）閩刑1號", "Court; 7; 8"])
      expect(reference(whole)).toBeUndefined();
    expect(reference(`C; ${"7".repeat(158)}`)).toBe("tooLong");
    expect(reference("x", "Other")).toBeUndefined();
  });

  it("takes court and case apart and puts them together", () => {
    for (const [court, courtCase] of [
      ["", ""],
      ["Court", ""],
      ["", "7"],
      ["Court ", "7; 8"],
    ] as const) {
      expect(splitCourtCase(joinCourtCase(court, courtCase))).toEqual({ court, courtCase });
    }
    expect(joinCourtCase("Court; second chamber", "7")).toBe("Court, second chamber; 7");
  });

  it("names a country that exists", () => {
    const country = (consumptionCountry: string) => claimProblems({ ...fine, consumptionCountry }).consumptionCountry;
    for (const code of ["", "TW", "BR", "XK", "ZW"]) expect(country(code)).toBeUndefined();
    for (const code of ["ZZ", "EU", "UK", "XA", "QQ"]) expect(country(code)).toBe("countryUnknown");
    for (const code of ["T", "tw", " A", "D "]) expect(country(code)).toBe("countryInvalid");
  });

  it("has a whole period or none", () => {
    const period = (consumptionStart: string, consumptionEnd: string) =>
      claimProblems({ ...fine, consumptionStart, consumptionEnd });
    expect(period("2024-01-01", "2024-12-31")).toEqual({});
    expect(period("2024-01-01", "2024-01-01")).toEqual({});
    expect(period("2024-01-01", "")).toEqual({ consumptionEnd: "periodIncomplete" });
    expect(period("", "2024-01-01")).toEqual({ consumptionStart: "periodIncomplete" });
    expect(period("2024-01-02", "2024-01-01")).toEqual({ consumptionEnd: "periodReversed" });
  });

  it("is written as the contract takes it", () => {
    const claim = toClaim({ ...fine, purpose: "Other", consumptionCountry: "TW", consumptionStart: "2024-01-31" });
    expect(claim).toMatchObject({
      beneficiary: "0x0000000000000000000000000000000000000000",
      purpose: 5,
      consumptionCountry: "0x5457",
      consumptionStart: 20240131,
      consumptionEnd: 0,
      beneficiaryName: "臺北市環境保護局",
    });
    expect(toClaim(fine).consumptionCountry).toBe("0x0000");
    for (const date of ["2024-2-1", "1989-12-31", "2200-01-01", "9999-99-99"]) expect(dateNumber(date)).toBeUndefined();
  });
});
