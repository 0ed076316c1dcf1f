import { describe, expect, it } from "vitest";
import { parseDdmmyyyy, parseIsoDate } from "../../script/registry/calendar.ts";
import { groupDigits, parseQuantity } from "../../script/registry/integer.ts";
import { forbiddenText, printable } from "../../script/registry/text.ts";
import { countryCode, countryName, isCountryCode } from "../../script/registry/vocabulary/country.ts";
import { LABEL_NAMES, LABELS, labelOfName, labelOrder, parseLabels } from "../../script/registry/vocabulary/label.ts";
import { formatMethodologies, parseMethodologies } from "../../script/registry/vocabulary/methodology.ts";
import { goldStandardProjectTypes, verraProjectTypes } from "../../script/registry/vocabulary/projectType.ts";

describe("dates", () => {
  it.each([
    ["31022024", false],
    ["29022024", true],
    ["29022023", false],
    ["29022000", true],
    ["29022100", false],
    ["31042024", false],
    ["00012024", false],
    ["01132024", false],
    ["01011989", false],
    ["1012024", false],
    ["０１012024", false],
  ])("DDMMYYYY %s → %s", (text, valid) => expect(parseDdmmyyyy(text).ok).toBe(valid));

  it("drops the time of day and nothing else", () => {
    expect(parseIsoDate("2026-04-13T12:35:58.842275")).toEqual({ ok: true, value: 20260413 });
    expect(parseIsoDate("2026-04-13")).toEqual({ ok: true, value: 20260413 });
    for (const text of ["2026-4-13", "13/04/2026", "2026-04-13x", "2026-04-31", ""]) {
      expect(parseIsoDate(text).ok).toBe(false);
    }
  });
});

describe("quantities", () => {
  it.each([
    ["425", 425n],
    ["28,571", 28571n],
    ["1,454,054", 1454054n],
    ["19149.0", 19149n],
    ["0", 0n],
  ])("%s", (text, value) => expect(parseQuantity(text)).toEqual({ ok: true, value }));

  it.each([
    "",
    "1,5",
    "12,34",
    "1,4540,054",
    ",425",
    "425,",
    "1.5",
    "-1",
    "+1",
    "1e3",
    "０",
    "1 454",
    "0425",
    "9".repeat(30),
  ])("refuses %j", (text) => expect(parseQuantity(text).ok).toBe(false));

  it("groups digits for display", () =>
    expect([0n, 999n, 3891681n].map(groupDigits)).toEqual(["0", "999", "3,891,681"]));
});

describe("countries", () => {
  it.each([
    ["Viet Nam", "VN"],
    ["Vietnam", "VN"],
    ["Turkey", "TR"],
    ["Türkiye", "TR"],
    ["Tanzania United Republic of", "TZ"],
    ["Congo", "CG"],
    ["Congo the Democratic Republic of the", "CD"],
    ["Korea, Republic of", "KR"],
    ["Lao People's Democratic Republic", "LA"],
    ["Côte d'Ivoire", "CI"],
    ["United States", "US"],
    ["  united   states ", "US"],
    ["Burkina Faso", "BF"],
    ["Dominican Republic", "DO"],
    ["El Salvador", "SV"],
  ])("%s → %s", (name, code) => expect(countryCode(name)).toBe(code));

  it("knows no Atlantis", () => {
    expect(countryCode("Atlantis")).toBeUndefined();
    expect(countryCode("")).toBeUndefined();
    expect(isCountryCode("ZZ")).toBe(false);
    expect(isCountryCode("TUR")).toBe(false);
    expect(countryName("VN")).toMatch(/Viet ?nam/i);
  });
});

describe("project types", () => {
  it("reads several sectoral scopes although one contains commas", () => {
    const text =
      "Energy industries (renewable/non-renewable sources); Livestock, enteric fermentation, and manure management; Waste handling and disposal";
    expect(verraProjectTypes(text)).toEqual({ ok: true, value: ["energy-industries", "livestock", "waste"] });
  });

  it("refuses what it does not know and what is empty", () => {
    expect(verraProjectTypes("Time travel").ok).toBe(false);
    expect(verraProjectTypes("Transport; Time travel").ok).toBe(false);
    expect(verraProjectTypes("").ok).toBe(false);
    expect(goldStandardProjectTypes("").ok).toBe(false);
    expect(goldStandardProjectTypes("Energy – Domestic").ok).toBe(false);
    expect(goldStandardProjectTypes("Energy Efficiency – Domestic")).toEqual({
      ok: true,
      value: ["efficiency-domestic"],
    });
  });
});

describe("methodologies", () => {
  it.each([
    ["", ""],
    ["Not provided", ""],
    ["ACM0002", "ACM0002"],
    ["AMS-III.D.; AMS-III.F.", "AMS-III.D.; AMS-III.F."],
    ["VMR0006; VM0050", "VMR0006; VM0050"],
    ["AR-AM0005; AR-ACM0003", "AR-AM0005; AR-ACM0003"],
    ["AR-AMS0007", "AR-AMS0007"],
    ["ACM0002 Grid-connected electricity generation from renewable sources", "ACM0002"],
    ["AMS-III.AR. Substituting fossil fuel based lighting with LED lighting systems", "AMS-III.AR."],
    ["AMS-II.G. Energy Efficiency Measures in Thermal Applications of Non-Renewable Biomass", "AMS-II.G."],
    ["GS TPDDTEC v3.1", "GS TPDDTEC v3.1"],
    [
      "GS MS Simplified Methodology for Efficient Cookstoves v1.1",
      "GS MS Simplified Methodology for Efficient Cookstoves v1.1",
    ],
    ["A method of our own", "A method of our own"],
    ["ACM0002; ACM0002", "ACM0002"],
  ])("%j → %j", (text, expected) => expect(formatMethodologies(parseMethodologies(text))).toBe(expected));
});

describe("labels", () => {
  it("normalises dashes, order and spelling, but not scope into eligibility", () => {
    const a = parseLabels("CORSIA - First Phase, 2024-2026 Scope; Article 6 Authorized – NDC Use");
    const b = parseLabels("Article 6 Authorised—NDC Use;CORSIA – First Phase, 2024–2026 Scope");
    const c = parseLabels("Article 6 Authorized - NDC Use; CORSIA - First Phase, 2024-2026 Eligible");
    expect(a).toEqual({ ok: true, value: { kind: "unspecified", labels: ["CORSIA-FIRST-SCOPE", "ARTICLE6-NDC"] } });
    expect(b).toEqual(a);
    expect(c).toEqual({ ok: true, value: { kind: "unspecified", labels: ["CORSIA-FIRST", "ARTICLE6-NDC"] } });
  });

  it("separates the unit kind from the labels", () => {
    expect(parseLabels("Carbon Dioxide Removals")).toEqual({ ok: true, value: { kind: "removal", labels: [] } });
    expect(parseLabels("GHG Emissions Reductions")).toEqual({ ok: true, value: { kind: "reduction", labels: [] } });
    expect(parseLabels("ICVCM CCP, Emission Reduction")).toEqual({
      ok: true,
      value: { kind: "reduction", labels: ["CCP"] },
    });
    expect(parseLabels("")).toEqual({ ok: true, value: { kind: "unspecified", labels: [] } });
  });

  it("keeps a label that contains a comma whole in a comma-separated list", () => {
    expect(parseLabels("ICVCM CCP, CORSIA - First Phase, 2024-2026 Scope, Emission Reduction")).toEqual({
      ok: true,
      value: { kind: "reduction", labels: ["CCP", "CORSIA-FIRST-SCOPE"] },
    });
  });

  it("refuses unknown labels and units that are both reductions and removals", () => {
    expect(parseLabels("CCB-No Distinction; Blessed by an oracle").ok).toBe(false);
    expect(parseLabels("Carbon Dioxide Removals; GHG Emissions Reductions").ok).toBe(false);
    expect(parseLabels("2024-2026 Scope").ok).toBe(false);
  });

  it("knows labels by name and orders label sets", () => {
    expect(labelOfName("CCB – No Distinction")).toBe("CCB");
    expect(LABELS.map(labelOfName)).toEqual([...LABELS]);
    expect(labelOfName("Emission Reduction")).toBeUndefined();
    expect(Object.keys(LABEL_NAMES)).toEqual([...LABELS]);
    expect(labelOrder([])).toBe(0);
    expect(labelOrder(["CCP"])).toBeLessThan(labelOrder(["CCB"]));
  });
});

describe("hostile text", () => {
  it.each(["a\u202eb", "a\u2066b", "a\u0000b", "a\u0085b", "\ud800", "caf\ufffd"])("refuses %j", (text) => {
    expect(forbiddenText(text)).toBeDefined();
  });

  it.each(["碳中和项目", "Salto Pilão", "A.Ş. — “Kenya”", "क्\u200dष", "🌳👩‍🌾", "=HYPERLINK(1)"])(
    "keeps %j",
    (text) => {
      expect(forbiddenText(text)).toBeUndefined();
    },
  );

  it("shows invisible characters in reports", () => {
    expect(printable("a\u202eb\u001b[31m")).toBe("a\\u{202e}b\\u{1b}[31m");
    expect(printable("x".repeat(10_000_000)).length).toBeLessThan(120);
  });
});
