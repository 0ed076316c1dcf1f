import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { certificateNumber } from "../../script/verify/certificate.ts";
import type { CertificateFacts } from "../../script/verify/record/facts.ts";
import { certificateHtml } from "../../script/verify/record/html.ts";
import { revealed } from "../../script/verify/record/invisible.ts";
import { certificateRecord, recordJson } from "../../script/verify/record/record.ts";
import { requireValid } from "../../script/verify/record/validate.ts";
import { priceOf } from "../../script/verify/words.ts";
import { factsOf, lineOf } from "./facts.ts";
import { LONE_SURROGATES, REFUSED_BY_THE_CHAIN, TAKEN_BY_THE_CHAIN } from "./hostileTexts.ts";

const HOSTILE = [...TAKEN_BY_THE_CHAIN, ...REFUSED_BY_THE_CHAIN, ...LONE_SURROGATES];

/** The text wherever a certificate has text of other people's. */
function saying(text: string): CertificateFacts {
  const claim = {
    retiringEntity: text,
    beneficiaryName: text,
    beneficiaryLocation: text,
    purposeReference: text,
    message: text,
  };
  const project = { projectName: text, projectType: text, methodology: text, proponent: text, registryName: text };
  const amendments = [{ number: 1, at: 1_790_000_100, countersigned: true, text }];
  return factsOf(claim, {
    notes: { ...factsOf().notes, word: "disowned", wordAt: 1_790_000_200, reason: text, amendments },
    terms: {
      ...factsOf().terms,
      price: { token: `0x${"f".repeat(40)}`, paid: 5n, symbol: text.slice(0, 32), decimals: 1 },
    },
    lines: [lineOf({ ...project, labels: [text] })],
    checks: [{ passed: true, statement: text, detail: text }],
  });
}

const tagsOf = (html: string): ReadonlySet<string> => new Set(html.match(/<[^>]*>?/g));

describe("the record", () => {
  it("has its schema's shape, also with everything empty, several lines and a failed check", () => {
    const failed = { passed: false, statement: "its interval is consumed", detail: "not" };
    const [first] = lineOf().serials;
    for (const facts of [
      factsOf(),
      factsOf({}, { lines: [lineOf(), lineOf({ projectId: "VCS-2", kind: "unspecified", projectClass: null })] }),
      factsOf({}, { transaction: undefined, checks: [failed] }),
      factsOf(
        {},
        { lines: [{ ...lineOf(), serials: first === undefined ? [] : [{ ...first, provenance: undefined }] }] },
      ),
      factsOf({
        beneficiary: `0x${"9".repeat(40)}`,
        consumptionCountry: "0x564e",
        consumptionStart: 20240101,
        consumptionEnd: 20241231,
        purpose: 2,
      }),
    ])
      expect(() => requireValid(certificateRecord(facts))).not.toThrow();
  });

  it("says what came after, and what the registry did with the serials, on both kinds of paper", () => {
    const beneficiary = `0x${"9".repeat(40)}` as const;
    const commitment = `0x${"c".repeat(64)}` as const;
    const amendments = [
      { number: 1, at: 1_790_000_100, countersigned: false, text: "First." },
      { number: 2, at: 1_790_000_300, countersigned: true, text: "Second." },
    ];
    const tonne = 10n ** 18n;
    const record = certificateRecord(
      factsOf(
        {},
        {
          terms: { confirmed: false, claimKey: beneficiary, commitment, price: undefined },
          notes: { beneficiary, claimed: true, word: "claimed", wordAt: 1_790_000_200, reason: "", amendments },
          lines: [
            lineOf(),
            { ...lineOf(), settled: tonne },
            { ...lineOf(), settled: lineOf().amount, impaired: tonne / 2n },
          ],
        },
      ),
    );
    requireValid(record);
    expect(record.lines.map(({ settlement }) => settlement)).toEqual(["pending", "partly", "settled"]);
    expect(record.lines[2]).toMatchObject({ settledTonnes: "1.75", impairedTonnes: "0.5" });
    expect(record.notes).toMatchObject({ claimed: true, word: "claimed", wordTime: "2026-09-21T14:16:40.000Z" });
    expect(record.climateActionData.units[0]?.unitRetirementBeneficiary).toBe(beneficiary);
    const html = certificateHtml(record);
    for (const said of [
      "its names are not written",
      "who has it can name themselves",
      "by whoever had the code, 2026-09-21T14:16:40.000Z; the name is not confirmed",
      `${beneficiary}, with a code`,
      "Amendment 2, 2026-09-21T14:18:20.000Z, countersigned",
      "settlement pending",
      "1 t retired there too, the rest pending",
      "0.5 t recalled or reversed there",
    ])
      expect(html).toContain(said);
    expect(html).not.toContain("by the beneficiary");
    const confirmed = { ...factsOf().notes, beneficiary, word: "confirmed" as const, wordAt: 1_790_000_200 };
    const paper = certificateHtml(certificateRecord(factsOf({}, { notes: confirmed })));
    expect(paper).toContain("by the beneficiary, 2026-09-21T14:16:40.000Z");
    expect(paper).not.toContain("had the code");
    const quiet = certificateHtml(certificateRecord(factsOf()));
    for (const word of ["Noted since", "IMPAIRED", "Private claim"]) expect(quiet).not.toContain(word);
    const disowned = { ...factsOf().notes, beneficiary, word: "disowned" as const, reason: "Not mine." };
    expect(certificateHtml(certificateRecord(factsOf({}, { notes: disowned })))).toMatch(/DISOWNED.*\n.*Not mine\./);
  });

  it("says what the credits cost that were bought and retired at once, and null of all others", () => {
    const token = `0x${"f".repeat(40)}` as const;
    const price = { token, paid: 1_234_567_800n, symbol: "USDC", decimals: 6 };
    const priced = (change: Partial<typeof price> = {}) => {
      const record = certificateRecord(factsOf({}, { terms: { ...factsOf().terms, price: { ...price, ...change } } }));
      requireValid(record);
      return record;
    };
    expect(priced().price).toEqual({ token, symbol: "USDC", decimals: 6, amount: "1234.5678", units: "1234567800" });
    expect(certificateHtml(priced())).toContain(`1,234.5678 USDC, in the token ${token}`);
    expect(priceOf(price)).toBe(`1,234.5678 USDC (${token})`);
    const unnamed = { symbol: "", decimals: 0 };
    expect(priced(unnamed).price?.amount).toBe("1234567800");
    expect(certificateHtml(priced(unnamed))).toContain(`1,234,567,800, in the token ${token}`);
    expect(priceOf({ ...price, ...unnamed })).toBe(`1,234,567,800 (${token})`);
    expect(priced({ paid: 2n ** 128n - 1n, decimals: 38 }).price?.amount).toBe(
      "3.40282366920938463463374607431768211455",
    );

    const free = certificateRecord(factsOf());
    expect(free.price).toBeNull();
    expect(certificateHtml(free)).not.toContain("Price paid");
    const { price: _, ...without } = free;
    expect(() => requireValid(without)).toThrow(/must have required property 'price'/);
    expect(() => requireValid({ ...priced(), price: { ...priced().price, symbol: "W".repeat(33) } })).toThrow();
  });

  it("says court and case of judicial compensation, and of nothing else", () => {
    const purposeReference = "霞浦县人民法院; （2025）闽0921刑初123号; <b>附带民事</b>";
    const judicial = certificateRecord(factsOf({ purpose: 2, purposeReference }));
    requireValid(judicial);
    expect(judicial.claim).toMatchObject({
      purposeReference,
      court: "霞浦县人民法院",
      case: "（2025）闽0921刑初123号; <b>附带民事</b>",
    });
    const html = certificateHtml(judicial);
    expect(html).toMatch(/Court<.*霞浦县人民法院</);
    expect(html).toMatch(/Case<.*（2025）闽0921刑初123号; &lt;b&gt;附带民事/);
    expect(html).not.toContain("Reference");
    for (const other of [
      { purpose: 4, purposeReference },
      { purpose: 2, purposeReference: "an older one without parts" },
    ]) {
      const record = certificateRecord(factsOf(other));
      requireValid(record);
      expect(record.claim).toMatchObject({ court: null, case: null });
      expect(certificateHtml(record)).toContain("Reference");
    }
  });

  it("is refused where a field is missing, unknown or of another kind, with its place", () => {
    const record = certificateRecord(factsOf());
    const { tonnes, ...without } = record;
    expect(tonnes).toBe("1.75");
    expect(() => requireValid(without)).toThrow(/must have required property 'tonnes'/);
    expect(() => requireValid({ ...record, more: 1 })).toThrow(/must NOT have additional properties/);
    const certificate = { ...record.certificate, contract: "javascript:alert(1)" };
    expect(() => requireValid({ ...record, certificate })).toThrow(/\/certificate\/contract must match pattern/);
  });

  it("carries Climate Action Data Trust's names beside its own, and null for what no contract holds", () => {
    const claim = { retiringEntity: "Acme", beneficiaryName: "Acme Ltd.", purpose: 1, purposeReference: "case 7" };
    const { climateActionData: data, ...own } = certificateRecord(factsOf(claim));
    expect(own).toMatchObject({
      tonnes: "1.75",
      lines: [{ serials: [{ first: "11", firstFrom: "0.25", lastTo: "1" }] }],
    });
    expect(data.projects).toEqual([
      expect.objectContaining({
        currentRegistry: "Verra",
        projectId: "VCS-990001",
        sector: "energy-industries",
        projectType: "wind",
        methodology: "ACM0002",
        unitMetric: "tCO2e",
        validationBody: null,
      }),
    ]);
    expect(data.units).toEqual([
      expect.objectContaining({
        serialNumberBlock: "VER-50001-11-12",
        unitBlockStart: "11",
        unitBlockEnd: "12",
        unitCount: "1.75",
        vintageYear: 2023,
        unitType: "Reduction - technical",
        unitStatus: "Retired",
        unitStatusReason: "compliance: case 7",
        unitOwner: "Acme",
        unitRetirementBeneficiary: "Acme Ltd.",
        correspondingAdjustmentStatus: null,
      }),
    ]);
    expect(data.note).toContain("No conformance with any schema is claimed");
  });

  it("adds up its lines, and names a project once", () => {
    const record = certificateRecord(factsOf({}, { lines: [lineOf(), lineOf()] }));
    expect([record.tonnes, record.lines.length]).toEqual(["3.5", 2]);
    expect([record.climateActionData.projects.length, record.climateActionData.units.length]).toEqual([1, 2]);
  });

  it("says no unit type that the chain does not say", () => {
    const typeOf = (...credit: Parameters<typeof lineOf>) =>
      certificateRecord(factsOf({}, { lines: [lineOf(...credit)] })).climateActionData.units[0]?.unitType;
    expect(typeOf({ kind: "removal", projectClass: "nature" })).toBe("Removal - nature");
    for (const credit of [{ kind: "unspecified" }, { projectClass: null }, { projectClass: "removal" }] as const)
      expect(typeOf(credit)).toBeNull();
  });
});

describe(`${HOSTILE.length} hostile texts`, () => {
  it("come out of the JSON as they went in, and nothing of it is unseen or opens a tag", () => {
    for (const text of HOSTILE) {
      const record = certificateRecord(saying(text));
      requireValid(record);
      const json = recordJson(record);
      const parsed = JSON.parse(json) as typeof record;
      expect(parsed).toEqual(record);
      expect(parsed.claim.message).toBe(text);
      expect(json).not.toMatch(/[<\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\p{Default_Ignorable_Code_Point}]/u);
      expect(json.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    }
  });

  it("make no tag, no attribute and no address in the page", () => {
    const known = new Set([
      ...tagsOf(certificateHtml(certificateRecord(saying("plain")))),
      `<span class="mark">`,
      "</span>",
    ]);
    for (const text of HOSTILE) {
      const html = certificateHtml(certificateRecord(saying(text)));
      expect([...tagsOf(html)].filter((tag) => !known.has(tag))).toEqual([]);
      expect(html.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/u);
      // Every ampersand begins one of the page's own entities.
      expect(html.replace(/&(?:amp|lt|gt|quot|#39);/g, "")).not.toContain("&");
    }
  });

  it("can be read in the page: each character as itself or by its number", () => {
    for (const text of HOSTILE) {
      const html = certificateHtml(certificateRecord(saying(text)));
      const cell = /<th scope="row">Message<\/th><td><bdi>(.*)<\/bdi>/.exec(html)?.[1] ?? "";
      const shown = cell
        .replace(/<span class="mark">U\+([0-9A-F]+)<\/span>/g, (_, hex) =>
          String.fromCodePoint(Number.parseInt(hex, 16)),
        )
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&#39;", "'")
        .replaceAll("&amp;", "&");
      expect(shown).toBe(text);
    }
  });

  it("show what hides in Latin text, and leave joiners to the scripts that need them", () => {
    expect(revealed("Acme\u200bCorp")).toEqual(["Acme", "U+200B", "Corp"]);
    expect(revealed("Acme\u200dCorp\ufe0f")).toEqual(["Acme", "U+200D", "Corp", "U+FE0F", ""]);
    expect(revealed("\u202eabc")).toEqual(["", "U+202E", "abc"]);
    for (const text of [
      "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
      "\u{1f469}\u200d\u{1f33e}",
      "\u2764\ufe0f\u200d\u{1f525}",
    ])
      expect(revealed(text)).toEqual([text]);
    expect(revealed("\u0646\u200d")).toEqual(["\u0646", "U+200D", ""]);
  });
});

describe("the page", () => {
  it("loads nothing and runs nothing, and its policy says so", () => {
    const html = certificateHtml(certificateRecord(factsOf()));
    expect(html).toMatch(
      /Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[^&]+&#39;; base-uri/,
    );
    expect(html).not.toMatch(/<script|<link|<img|<iframe|<object|\bhref=|\bsrc=|url\(|@import|\bon[a-z]+=/i);
    const style = /<style>([^<]*)<\/style>/.exec(html)?.[1] ?? "";
    expect(html).toContain(`sha256-${createHash("sha256").update(style).digest("base64")}&#39;`);
    expect(style).toContain("@page { size: A4");
  });

  it("says what a reader must not miss", () => {
    const failed = certificateRecord(factsOf({}, { checks: [{ passed: false, statement: "x", detail: "y" }] }));
    expect(certificateHtml(failed)).toContain("NOT VERIFIED: 1 of 1 checks failed.");
    const html = certificateHtml(certificateRecord(factsOf()));
    expect(html).toContain("1.75 t CO2e");
    expect(html).toContain("11, without its first 0.25 t");
    expect(html).not.toContain("Beneficiary");
  });
});

it("a certificate's number is a number", () => {
  expect(certificateNumber("12")).toBe(12n);
  for (const text of ["", "0", "-1", "1.5", "0x1", "01", "1e3", "\u0661", "1\u202e", "9".repeat(21), "<script>"])
    expect(() => certificateNumber(text)).toThrow(/is not the number of a certificate/);
});
