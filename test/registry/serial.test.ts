import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UINT32_MAX, UINT64_MAX } from "../../script/registry/integer.ts";
import { formatGoldStandardSerial, parseGoldStandardSerial } from "../../script/registry/serial/goldStandard.ts";
import {
  formatVerraSerial,
  parseVerraSerial,
  VERRA_OPERATORS,
  type VerraSerial,
} from "../../script/registry/serial/verra.ts";

const CURRENT = "19385-941467007-941467431-VCS-VCU-1507-VER-ET-14-1340-01012020-31122020-1";
const PLAIN = "19902-1139690318-1139925921-VCS-VCU-500-VER-US-3352-01012024-31122024-0";
const LEGACY_APX = "7059-367676034-367676083-VCU-005-APX-BR-14-1686-01072014-31122014-1";
const LEGACY_MER = "4147-176338908-176344787-VCU-016-MER-AU-14-641-16042012-15042013-0";
const GOLD = "GS1-1-UG-GS11236-16-2024-30307-1-19149";

function code(result: { ok: boolean; error?: { code: string; field: string } }): string {
  return result.ok ? "accepted" : `${result.error?.code} in ${result.error?.field}`;
}

describe("Verra serial numbers", () => {
  it("reads the 13-field form into typed fields", () => {
    expect(parseVerraSerial(CURRENT)).toEqual({
      ok: true,
      value: {
        registry: "verra",
        form: "current",
        batch: 19385n,
        start: 941467007n,
        end: 941467431n,
        body: "1507",
        operator: "VER",
        country: "ET",
        scope: 14,
        project: 1340n,
        periodStart: 20200101,
        periodEnd: 20201231,
        labelled: true,
      },
    });
  });

  it("tells the two 12-field forms apart", () => {
    expect(parseVerraSerial(PLAIN)).toMatchObject({ value: { form: "current-plain", scope: null, project: 3352n } });
    expect(parseVerraSerial(LEGACY_APX)).toMatchObject({
      value: { form: "legacy", scope: 14, project: 1686n, body: "005" },
    });
    expect(parseVerraSerial(LEGACY_MER)).toMatchObject({
      value: { operator: "MER", periodStart: 20120416, labelled: false },
    });
  });

  it.each([CURRENT, PLAIN, LEGACY_APX, LEGACY_MER])("formats back to %s", (text) => {
    const parsed = parseVerraSerial(text);
    expect(parsed.ok && formatVerraSerial(parsed.value)).toBe(text);
  });

  it.each([
    ["", "serial-malformed in serial"],
    ["junk", "unknown-registry in serial"],
    ["ACR-1-2-3", "unknown-registry in serial"],
    [` ${CURRENT}`, "serial-malformed in serial"],
    [`${CURRENT}\n`, "serial-malformed in serial"],
    [CURRENT.replace("-VER", "- VER"), "serial-malformed in serial"],
    [`${CURRENT}-1`, "serial-malformed in serial"],
    [CURRENT.replace("-14-1340", "-1340-"), "serial-malformed in scope"],
    [LEGACY_APX.replace("-14-", "-"), "serial-malformed in serial"],
    [CURRENT.replace("941467431", "941467006"), "range-reversed in end"],
    [CURRENT.replace("-VER-", "-XYZ-"), "operator-unknown in operator"],
    [CURRENT.replace("-ET-", "-et-"), "serial-malformed in country"],
    [CURRENT.replace("-ET-", "-ETH-"), "serial-malformed in country"],
    [CURRENT.replace("-14-", "-17-"), "serial-malformed in scope"],
    [CURRENT.replace("-14-", "-0-"), "serial-malformed in scope"],
    [CURRENT.replace("-1340-", "-0-"), "serial-malformed in project"],
    [CURRENT.replace("01012020", "31022020"), "date-invalid in period start"],
    [CURRENT.replace("31122020", "29022021"), "date-invalid in period end"],
    [CURRENT.replace("01012020", "2020-01-01"), "serial-malformed in serial"],
    [CURRENT.replace("31122020", "31122019"), "period-reversed in period end"],
    [CURRENT.replace(/1$/, "2"), "serial-malformed in flag"],
    [CURRENT.replace("19385", "019385"), "serial-malformed in batch"],
    [CURRENT.replace("19385", (UINT32_MAX + 1n).toString()), "number-too-large in batch"],
    [CURRENT.replace("941467431", (UINT64_MAX + 1n).toString()), "number-too-large in end"],
    [CURRENT.replace("941467431", "9".repeat(60)), "number-too-large in end"],
    [CURRENT.replace("941467007", "-5"), "unknown-registry in serial"],
    [CURRENT.replace("941467007", "+941467007"), "serial-malformed in start"],
    [CURRENT.replace("941467007", "0x1"), "serial-malformed in start"],
    [CURRENT.replace("941467007", "٩٤١"), "serial-malformed in start"],
    [CURRENT.replace("941467007", "９４１"), "serial-malformed in start"],
    [CURRENT.replaceAll("-", "–"), "unknown-registry in serial"],
  ])("refuses %j", (text, expected) => {
    expect(code(parseVerraSerial(text))).toBe(expected);
  });

  it("refuses ten million digits at once", () => {
    const result = parseVerraSerial(CURRENT.replace("941467431", "9".repeat(10_000_000)));
    expect(code(result)).toBe("serial-malformed in serial");
    expect(result.ok ? "" : result.error.message.length).toBeLessThan(100);
  });

  it("accepts the largest numbers and 29 February of a leap year", () => {
    const text = `${UINT32_MAX}-1-${UINT64_MAX}-VCS-VCU-1-VER-ET-14-1340-29022020-29022024-0`;
    expect(parseVerraSerial(text)).toMatchObject({ ok: true, value: { end: UINT64_MAX, periodStart: 20200229 } });
  });

  it("round-trips every serial it can express", () => {
    const date = fc
      .date({ min: new Date("1990-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
      .map((day) => Number(day.toISOString().slice(0, 10).replaceAll("-", "")));
    const base = fc.record({
      registry: fc.constant("verra" as const),
      batch: fc.bigInt({ min: 0n, max: UINT32_MAX }),
      range: fc.tuple(fc.bigInt({ min: 0n, max: UINT64_MAX }), fc.bigInt({ min: 0n, max: UINT64_MAX })),
      body: fc.stringMatching(/^[0-9]{1,6}$/),
      operator: fc.constantFrom(...VERRA_OPERATORS),
      country: fc.stringMatching(/^[A-Z]{2}$/),
      project: fc.bigInt({ min: 1n, max: UINT32_MAX }),
      period: fc.tuple(date, date),
      labelled: fc.boolean(),
      form: fc.constantFrom("legacy" as const, "current" as const, "current-plain" as const),
      scope: fc.integer({ min: 1, max: 16 }),
    });
    fc.assert(
      fc.property(base, ({ range, period, form, scope, ...rest }) => {
        const [start, end] = range[0] < range[1] ? range : [range[1], range[0]];
        const [periodStart, periodEnd] = period[0] < period[1] ? period : [period[1], period[0]];
        const common = { ...rest, start, end, periodStart, periodEnd };
        const serial: VerraSerial =
          form === "current-plain" ? { ...common, form, scope: null } : { ...common, form, scope };
        expect(parseVerraSerial(formatVerraSerial(serial))).toEqual({ ok: true, value: serial });
      }),
      { numRuns: 2_000 },
    );
  });

  it("never throws, and only accepts what it can write back", () => {
    const pieces = fc.array(fc.constantFrom(...CURRENT.split("-"), "", "0", "VCU", "APX", "31022020", "\u202e"), {
      maxLength: 15,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: "binary" }),
          pieces.map((list) => list.join("-")),
        ),
        (text) => {
          const parsed = parseVerraSerial(text);
          if (parsed.ok) expect(formatVerraSerial(parsed.value)).toBe(text);
          const gold = parseGoldStandardSerial(text);
          if (gold.ok) expect(formatGoldStandardSerial(gold.value)).toBe(text);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

describe("Gold Standard serial numbers", () => {
  it("reads a VER into typed fields and formats it back", () => {
    const parsed = parseGoldStandardSerial(GOLD);
    expect(parsed).toEqual({
      ok: true,
      value: {
        registry: "gold-standard",
        unit: "VER",
        country: "UG",
        project: 11236n,
        type: 16,
        vintage: 2024,
        batch: 30307n,
        start: 1n,
        end: 19149n,
      },
    });
    expect(parsed.ok && formatGoldStandardSerial(parsed.value)).toBe(GOLD);
  });

  it.each([
    ["", "serial-malformed in serial"],
    ["RW-5-1463953-2-2-0-7014 - RW-5-1467609-2-2-0-7014", "cer in serial"],
    ["RW-5-1463953-2-2-0-7014", "cer in serial"],
    ["RW-5-1463953-2-2-0-7014 – RW-5-1467609-2-2-0-7014", "cer in serial"],
    ["PER-1-CR-GS2913-1-2024-1-1-5", "ex-ante in serial"],
    ["GS1-1-PER", "ex-ante in serial"],
    [CURRENT, "unknown-registry in serial"],
    ["GS2-1-UG-GS11236-16-2024-30307-1-19149", "unknown-registry in serial"],
    ["GS1-2-UG-GS11236-16-2024-30307-1-19149", "serial-malformed in unit"],
    ["GS1-1-ug-GS11236-16-2024-30307-1-19149", "serial-malformed in country"],
    ["GS1-1-UG-11236-16-2024-30307-1-19149", "serial-malformed in project"],
    ["GS1-1-UG-GS0-16-2024-30307-1-19149", "serial-malformed in project"],
    ["GS1-1-UG-GS11236-xx-2024-30307-1-19149", "serial-malformed in type"],
    ["GS1-1-UG-GS11236-16-1024-30307-1-19149", "date-invalid in vintage"],
    ["GS1-1-UG-GS11236-16-2024-30307-19149-1", "range-reversed in end"],
    ["GS1-1-UG-GS11236-16-2024-4294967296-1-19149", "number-too-large in batch"],
    ["GS1-1-UG-GS11236-16-2024-30307-1-18446744073709551616", "number-too-large in end"],
    ["GS1-1-UG-GS11236-16-2024-30307-1", "serial-malformed in serial"],
    ["GS1-1-UG-GS11236-16-2024-30307-1-19149 ", "serial-malformed in serial"],
    ["GS1-1-UG-GS11236-16-2024-30307-1-१९", "serial-malformed in end"],
  ])("refuses %j", (text, expected) => {
    expect(code(parseGoldStandardSerial(text))).toBe(expected);
  });
});
