/** The supply schedule as the contracts' formulas give it, against numbers worked out by hand from the white paper. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ScheduleRow, supplySchedule } from "../../../script/token/schedule.ts";
import { formatCsv } from "../../../script/token/scheduleText.ts";
import { runTool } from "../fixtures.ts";

const MILLION = 10n ** 24n;
const CRBN = 10n ** 18n;
const PERCENT = 10n ** 16n;
const folder = mkdtempSync(join(tmpdir(), "carbontrace-tokenomics-"));
let rows: readonly ScheduleRow[];

beforeAll(async () => {
  rows = await supplySchedule("local", 60, [PERCENT, 2n * PERCENT, 3n * PERCENT, 4n * PERCENT]);
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (month: number): ScheduleRow => rows[month] as ScheduleRow;

test("there is a row for genesis and for each of 60 months", () => {
  expect(rows.map(({ month }) => month)).toEqual(Array.from({ length: 61 }, (_, month) => month));
});

test("genesis: sale and treasury are liquid, the milestone lies in the reserve", () => {
  expect(at(0)).toMatchObject({
    ...{ team: 0n, investors: 0n, sale: 200n * MILLION, community: 0n },
    ...{ ecosystem: 20n * MILLION, treasury: 100n * MILLION, total: 320n * MILLION },
    ...{ reserve: 20n * MILLION, liquid: 300n * MILLION, staked: 30n * MILLION, paid: 0n, unfunded: 0n },
  });
});

test("genesis: promises are amount × APY × lock ÷ 365 d of what is staked", () => {
  const year = (amount: bigint, percent: bigint, days: bigint) => (amount * percent * days) / 100n / 365n;
  const bronze = year(3n * MILLION, 10n, 30n);
  const silver = year(6n * MILLION, 15n, 90n);
  const gold = year(9n * MILLION, 20n, 180n);
  const platinum = 3n * MILLION;
  expect(at(0).promised).toBe(bronze + silver + gold + platinum);
  expect(at(0).available).toBe(20n * MILLION - at(0).promised);
  // A Bronze lock of 30 days has ended within the first month, and is paid.
  expect(at(1).paid).toBe(bronze);
});

test("month 12: a quarter of the team's, half of the investors', all of the airdrop", () => {
  expect(at(11).team).toBe(0n);
  expect(at(12)).toMatchObject({ team: (375n * MILLION) / 10n, investors: 125n * MILLION, community: 150n * MILLION });
  expect(at(12).total).toBe(632_500_000n * CRBN);
  expect(at(3).community).toBe(75n * MILLION);
  expect(at(6).community).toBe(150n * MILLION);
});

test("month 24: all of the investors', half of the team's", () => {
  expect(at(24)).toMatchObject({ team: 75n * MILLION, investors: 250n * MILLION, total: 795n * MILLION });
  expect(at(23).investors).toBe((250n * MILLION * 23n) / 24n);
});

test("month 48: all of the team's; from then on nothing changes but the reserve", () => {
  for (const month of [48, 60]) expect(at(month)).toMatchObject({ team: 150n * MILLION, total: 870n * MILLION });
  expect(at(47).team).toBe((150n * MILLION * 47n) / 48n);
});

test("nothing ever exceeds the supply, falls, or is promised without money", () => {
  for (const [index, row] of rows.entries()) {
    const buckets = row.team + row.investors + row.sale + row.community + row.ecosystem + row.treasury;
    expect(buckets).toBe(row.total);
    expect(row.total).toBeLessThanOrEqual(1_000n * MILLION);
    expect(row.liquid + row.reserve).toBe(row.total);
    expect(row.reserve + row.paid).toBe(20n * MILLION);
    expect(row.promised + row.available).toBe(row.reserve);
    expect(row.staked).toBeLessThanOrEqual(row.liquid);
    const before = rows[index - 1] ?? row;
    for (const column of ["team", "investors", "community", "total", "liquid", "paid", "unfunded"] as const) {
      expect(row[column], `${column} in month ${row.month}`).toBeGreaterThanOrEqual(before[column]);
    }
  }
});

test("the command prints assumptions, table and CSV of the same numbers", async () => {
  const file = join(folder, "schedule.csv");
  const args = ["--months", "60", "--uptake", "Bronze=1,Silver=2,Gold=3,Platinum=4", "--csv", file];
  const { code, output } = await runTool("tokenomics", args);
  expect(code).toBe(0);
  expect(readFileSync(file, "utf8")).toBe(formatCsv(rows));
  for (const words of ["one airdrop round at genesis", "genesis milestone of script/networks/local.json only"])
    expect(output).toContain(words);
  const short = rows.find(({ unfunded }) => unfunded > 0n)?.month;
  expect(output).toContain(`first cannot cover a reward in month ${short}`);
  expect(output).toMatch(
    /^ {3}12 +37,500,000 +125,000,000 +200,000,000 +150,000,000 +20,000,000 +100,000,000 +632,500,000/m,
  );
}, 120_000);

test("nobody stakes: nothing is promised and the reserve lasts", async () => {
  const idle = await supplySchedule("local", 12, [0n, 0n, 0n, 0n]);
  for (const row of idle) expect(row).toMatchObject({ staked: 0n, promised: 0n, paid: 0n, available: 20n * MILLION });
}, 120_000);

test("what cannot be computed is refused with one sentence", async () => {
  for (const [args, sentence] of [
    [["--network", "nowhere"], /^there is no script\/networks\/nowhere\.json$/],
    [["--months", "601"], /^--months 601 is above 600$/],
    [["--uptake", "Gold=101"], /^--uptake: more than 100 % of the liquid supply$/],
  ] as const) {
    const { code, output } = await runTool("tokenomics", args);
    expect([code, output.trim()]).toEqual([1, expect.stringMatching(sentence)]);
  }
});
