import { describe, expect, it } from "vitest";
import {
  COLUMNS,
  type Column,
  firstUnfunded,
  parseSchedule,
  parseUptake,
  type ScheduleRow,
} from "../../script/token/schedule.ts";
import { formatCsv, formatReserve, formatTable } from "../../script/token/scheduleText.ts";

const PERCENT = 10n ** 16n;
const CRBN = 10n ** 18n;

/** A month in which every column is `value`, but for some. */
function row(month: number, value: bigint, some: Partial<ScheduleRow> = {}): ScheduleRow {
  const values = Object.fromEntries(COLUMNS.map((column) => [column, value])) as Record<Column, bigint>;
  return { month, ...values, ...some };
}

describe("the uptake", () => {
  it("is percent of the liquid supply, exact", () => {
    expect(parseUptake("Bronze=1,Silver=2,Gold=3,Platinum=4")).toEqual({
      ok: true,
      value: [PERCENT, 2n * PERCENT, 3n * PERCENT, 4n * PERCENT],
    });
    expect(parseUptake(" platinum=0.0000000000000001")).toEqual({ ok: true, value: [0n, 0n, 0n, 1n] });
    expect(parseUptake("Gold=100")).toEqual({ ok: true, value: [0n, 0n, 100n * PERCENT, 0n] });
  });

  it.each([
    ["", /is not a tier/],
    ["Iron=1", /is not a tier/],
    ["Gold", /is not a tier/],
    ["Gold=-1", /is not a tier/],
    ["Gold=1e1", /is not a tier/],
    ["Gold=1,gold=2", /named twice/],
    ["Gold=60,Silver=40.1", /more than 100 %/],
  ])("%j is refused", (text, message) => {
    const parsed = parseUptake(text);
    expect(parsed.ok ? parsed.value : parsed.error).toMatch(message);
  });
});

describe("the schedule in print", () => {
  const rows = [row(0, CRBN, { unfunded: 0n, available: 1n }), row(1, 2n * CRBN + 1n, { unfunded: 5n * CRBN })];

  it("is exact as CSV", () => {
    const [header, first, second] = formatCsv(rows).split("\n");
    expect(header).toBe(["month", ...COLUMNS].join(","));
    expect(first).toBe(
      `0,${COLUMNS.map((c) => ({ unfunded: "0", available: "0.000000000000000001" })[c as string] ?? "1")}`,
    );
    expect(second).toContain("2.000000000000000001");
  });

  it("is aligned as a table and never shows something as nothing", () => {
    const lines = formatTable(rows);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[1]).toMatch(/ <1 /);
  });

  it("says when the reserve first falls short", () => {
    expect(firstUnfunded(rows)).toBe(1);
    expect(formatReserve(rows)).toMatch(/first cannot cover a reward in month 1; by month 1 rewards of 5 CRBN/);
    expect(formatReserve(rows.slice(0, 1))).toMatch(/covers every reward of these 0 months; <1 CRBN are left/);
  });

  it("is not made out of anything else than rows", () => {
    expect(() => parseSchedule("Compiling 1 file\n")).toThrow(/printed no schedule/);
    expect(() => parseSchedule('{"logs":["month,team","0,1"]}')).toThrow(/printed no schedule/);
  });
});
