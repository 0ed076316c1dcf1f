import { describe, expect, it } from "vitest";
import { formatMoment, parseDeadline, parseMoment } from "../../script/token/times.ts";

const NOW = 1_800_000_000;
const resultOf = (parsed: ReturnType<typeof parseMoment>) => (parsed.ok ? parsed.value : parsed.error);

describe("moments", () => {
  it.each([
    ["now", NOW],
    ["now+90s", NOW + 90],
    ["now+15m", NOW + 900],
    ["now+2h", NOW + 7_200],
    ["now+30d", NOW + 2_592_000],
    ["2027-01-31", 1_801_353_600],
    ["2027-01-31T09:00Z", 1_801_386_000],
    ["2027-01-31T09:00:30Z", 1_801_386_030],
    ["2027-01-31T09:00+08:00", 1_801_357_200],
  ])("%s", (text, seconds) => {
    expect(resultOf(parseMoment(text, NOW))).toBe(seconds);
  });

  it.each([
    "",
    "tomorrow",
    "2027-02-30",
    "2027-13-01",
    "2027-01-31T09:00",
    "2027-01-31T25:00Z",
    "31.01.2027",
    "now-1d",
    "now+1y",
  ])("%j is refused", (text) => {
    expect(resultOf(parseMoment(text, NOW))).toMatch(/is not a moment/);
  });

  it("of a deadline can be days after the start", () => {
    expect(resultOf(parseDeadline("365", NOW, 0))).toBe(NOW + 31_536_000);
    expect(resultOf(parseDeadline("183d", NOW, 0))).toBe(NOW + 183 * 86_400);
    expect(resultOf(parseDeadline("2027-01-31", NOW, 0))).toBe(1_801_353_600);
    expect(resultOf(parseDeadline("a year", NOW, 0))).toMatch(/is not a moment/);
  });

  it("end where the contract's end, in 2106", () => {
    expect(resultOf(parseMoment("2106-02-07T06:28:15Z", NOW))).toBe(2 ** 32 - 1);
    for (const text of ["2106-02-07T06:28:16Z", "now+999999999d", "1969-12-31"])
      expect(resultOf(parseMoment(text, NOW))).toMatch(/lies before 1970 or beyond 2106-02-07T06:28:15Z/);
    expect(resultOf(parseDeadline("99999", NOW, 0))).toMatch(/beyond 2106/);
  });

  it("are shown in UTC", () => {
    expect(formatMoment(1_801_386_030)).toBe("2027-01-31T09:00:30Z");
  });
});
