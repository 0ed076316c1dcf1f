import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChainPeriod } from "../../script/registry/chain/allotments.ts";
import {
  fitAllotments,
  type PeriodState,
  periodKey,
  type VintageState,
} from "../../script/registry/plan/allotments.ts";
import { buildPlan } from "../../script/registry/plan/plan.ts";
import { readExport } from "../../script/registry/readExport.ts";
import { Holdings } from "../../script/registry/verifier/holdings.ts";
import { matchReports } from "../../script/registry/verifier/match.ts";
import type { PeriodTotal } from "../../script/registry/verifier/periods.ts";
import type { Report } from "../../script/registry/verifier/reports.ts";
import { verraCsv, verraRange } from "./fixtures.ts";

const CCP = { "Additional Certifications": "ICVCM CCP" };
const KEY = "VCS-990001/20230101-20231231";

/** Blocks of 100 t and 50 t of one vintage, and 30 t of another label set of the same period. */
async function planned() {
  const csv = verraCsv(verraRange(1, 100), verraRange(101, 50), verraRange(201, 30, 50_002, CCP));
  const plan = buildPlan((await readExport(csv)).accepted);
  const [plain, labelled] = plan.vintages.map(({ key }) => key) as [string, string];
  const fitted = (period: PeriodState | undefined, states: Record<string, VintageState> = {}) =>
    fitAllotments(
      plan.blocks,
      plan.vintages,
      new Map(period === undefined ? [] : [[KEY, period]]),
      new Map(Object.entries(states)),
    );
  return { plan, plain, labelled, fitted };
}

describe("allotments", () => {
  it("are of a period over all its label sets", async () => {
    const { plan, plain, labelled, fitted } = await planned();
    expect(new Set(plan.vintages.map(periodKey))).toEqual(new Set([KEY]));
    const all = fitted({ verified: 180n, allotted: 0n });
    expect([all.fitting.length, all.short.length, all.unverified.length]).toEqual([3, 0, 0]);
    expect(Object.fromEntries(all.allotments)).toEqual({ [plain]: 150n, [labelled]: 30n });
  });

  it("wait where nothing is verified, also of a project that is not registered", async () => {
    const { fitted } = await planned();
    for (const period of [undefined, { verified: 0n, allotted: 0n }]) {
      const { fitting, short, unverified, allotments } = fitted(period);
      expect([fitting.length, short.length, unverified.length, allotments.size]).toEqual([0, 0, 3, 0]);
    }
  });

  it("leave out the blocks for which too little is verified, and go on with those that fit", async () => {
    const { labelled, plain, fitted } = await planned();
    const { fitting, short, allotments } = fitted({ verified: 135n, allotted: 0n });
    expect(fitting.map(({ quantity }) => quantity)).toEqual([100n, 30n]);
    expect(short.map(({ block, left }) => [block.quantity, left])).toEqual([[50n, 35n]]);
    expect(Object.fromEntries(allotments)).toEqual({ [plain]: 100n, [labelled]: 30n });
  });

  it("use what a vintage has left before they ask for more, and count what is pending", async () => {
    const { plain, labelled, fitted } = await planned();
    const states = { [plain]: { allotted: 400n, issued: 200n, pending: 60n } };
    const { fitting, allotments } = fitted({ verified: 440n, allotted: 400n }, states);
    expect(fitting.length).toBe(3);
    expect(Object.fromEntries(allotments)).toEqual({ [plain]: 410n, [labelled]: 30n });
    const behind = { [plain]: { allotted: 0n, issued: 0n, pending: 60n } };
    expect(Object.fromEntries(fitted({ verified: 500n, allotted: 0n }, behind).allotments)).toEqual({
      [plain]: 210n,
      [labelled]: 30n,
    });
  });

  it("never exceed the verified total, and cover every block that fits", async () => {
    const { plan, plain, labelled, fitted } = await planned();
    const tonnes = fc.bigInt({ min: 0n, max: 200n });
    // Never more issued than allotted.
    const state = fc
      .record({ issued: tonnes, unissued: tonnes, pending: tonnes })
      .map(({ issued, unissued, pending }) => ({ allotted: issued + unissued, issued, pending }));
    fc.assert(
      fc.property(state, state, tonnes, (a, b, more) => {
        const states: Record<string, VintageState> = { [plain]: a, [labelled]: b };
        const verified = a.allotted + b.allotted + more;
        const { fitting, short, unverified, allotments } = fitted(
          { verified, allotted: a.allotted + b.allotted },
          states,
        );
        const allottedAfter = (key: string) => allotments.get(key) ?? (states[key] as VintageState).allotted;
        expect(allottedAfter(plain) + allottedAfter(labelled)).toBeLessThanOrEqual(verified);
        for (const key of [plain, labelled]) {
          const { issued, pending, allotted } = states[key] as VintageState;
          const mine = fitting.filter(({ vintageKey }) => vintageKey === key);
          const needed = mine.reduce((sum, { quantity }) => sum + quantity, issued + pending);
          if (mine.length > 0) expect(allottedAfter(key)).toBeGreaterThanOrEqual(needed);
          expect(allottedAfter(key)).toBeGreaterThanOrEqual(allotted);
        }
        expect(fitting.length + short.length + unverified.length).toBe(plan.blocks.length);
      }),
    );
  });
});

describe("verified totals", () => {
  const period = (more: Partial<PeriodTotal> = {}): PeriodTotal => ({
    key: KEY,
    projectId: "VCS-990001",
    project: 1,
    periodStart: 20230101,
    periodEnd: 20231231,
    exported: 100n,
    issuedElsewhere: 20n,
    stated: 0n,
    allotted: 0n,
    ...more,
  });
  const report = (tonnes?: bigint): Report => ({ line: 2, key: KEY, cid: "cid", content: undefined, tonnes });
  const match = (totals: readonly PeriodTotal[], reports: readonly Report[], others: readonly ChainPeriod[] = []) =>
    matchReports({ totals, others }, reports);
  const stated = (total: PeriodTotal, ...reports: Report[]) =>
    match([total], reports).toState.map(({ tonnes }) => tonnes);

  it("are what the export and the chain show, or what the report says itself", () => {
    expect(stated(period(), report())).toEqual([120n]);
    expect(stated(period(), report(500n))).toEqual([500n]);
    expect(stated(period({ stated: 900n }), report())).toEqual([]);
    expect(stated(period({ stated: 900n, allotted: 100n }), report(500n))).toEqual([500n]);
    expect(stated(period({ stated: 500n }), report(500n))).toEqual([]);
  });

  it("are never below what is allotted, issued or live, nor of a project that is not registered", () => {
    for (const [total, given, reason] of [
      [period({ stated: 300n, allotted: 200n }), report(199n), /199 t are less than the 200 t that are allotted/],
      [period(), report(119n), /119 t are less than the 120 t that are live/],
      [period({ project: undefined }), report(), /not registered yet/],
    ] as const) {
      const { toState, refused } = match([total], [given]);
      expect(toState).toEqual([]);
      expect(refused).toEqual([{ line: 2, key: KEY, reason: expect.stringMatching(reason) }]);
    }
    expect(match([], [report()]).refused[0]?.reason).toMatch(/no live unit/);
  });

  it("without a report are left, and named unless they suffice", () => {
    expect(match([period()], [])).toMatchObject({ present: 0, without: [{ key: KEY }], refused: [] });
    expect(match([period({ stated: 120n })], [])).toMatchObject({ present: 1, without: [] });
  });

  describe("of periods that share a day", () => {
    const spanning = (periodStart: number, periodEnd: number, more: Partial<PeriodTotal> = {}) => {
      const key = periodKey({ projectId: "VCS-990001", periodStart, periodEnd });
      return period({ key, periodStart, periodEnd, ...more });
    };
    const onChain = (periodStart: number, periodEnd: number): ChainPeriod => {
      const { key, projectId } = spanning(periodStart, periodEnd);
      return { key, projectId, project: 1, periodStart, periodEnd, verified: 70n, allotted: 0n };
    };
    const line = (number: number, { key }: { key: string }, tonnes?: bigint): Report => ({
      ...report(tonnes),
      line: number,
      key,
    });
    const [first, second] = [spanning(20230101, 20231231), spanning(20231231, 20241231)];
    const clash = (number: number, { key }: { key: string }, words: string) => ({
      line: number,
      key,
      reason: expect.stringContaining(words),
    });

    it("only one has a total on chain: the other's line is refused", () => {
      const other = onChain(20231231, 20241231);
      for (const { totals, others } of [
        { totals: [first], others: [other] },
        { totals: [first, { ...second, stated: 120n }], others: [] },
      ]) {
        const { toState, refused } = match(totals, [line(2, first)], others);
        expect(toState).toEqual([]);
        expect(refused).toEqual([clash(2, first, `shares days with ${second.key}, which has a verified total`)]);
      }
    });

    it("neither is stated if a list has both", () => {
      const { toState, refused } = match([first, second], [line(2, first), line(3, second)]);
      expect(toState).toEqual([]);
      expect(refused).toEqual([
        clash(2, first, `shares days with ${second.key} of line 3`),
        clash(3, second, `shares days with ${first.key} of line 2`),
      ]);
      // A line that is refused for another reason is in nobody's way.
      expect(match([first, second], [line(2, first, 1n), line(3, second)]).toState).toMatchObject([
        { period: { key: second.key } },
      ]);
    });

    it("the stated one can be stated again, and the others go on", () => {
      const again = { ...first, stated: 120n };
      const [next, elsewhere] = [
        spanning(20240101, 20241231),
        spanning(20230601, 20230630, { project: 2, projectId: "VCS-990002", key: "VCS-990002/20230601-20230630" }),
      ];
      const { toState, refused } = match(
        [again, next, elsewhere],
        [line(2, again, 500n), line(3, next), line(4, elsewhere)],
      );
      expect(toState.map(({ tonnes }) => tonnes)).toEqual([500n, 120n, 120n]);
      expect(refused).toEqual([]);
    });

    it("a total of 0 gives the days back first, unless tonnes of it are allotted", () => {
      const other = onChain(20231231, 20241231);
      const both = [line(2, first), line(3, other, 0n)];
      const { toState, refused } = match([first], both, [other]);
      expect(toState).toMatchObject([
        { period: { key: other.key }, before: 70n, tonnes: 0n },
        { period: { key: first.key }, tonnes: 120n },
      ]);
      expect(refused).toEqual([]);
      const kept = match([first], both, [{ ...other, allotted: 1n }]);
      expect(kept.toState).toEqual([]);
      expect(kept.refused).toEqual([
        clash(2, first, `shares days with ${other.key}`),
        clash(3, other, "0 t are less than the 1 t that are allotted"),
      ]);
    });
  });
});

describe("the custody statement that a confirmation names", () => {
  const statement = (number: number, date: number, tonnes: bigint, account = "A", documentCid = "C") => ({
    number,
    date,
    tonnes,
    verifier: "0x1",
    account,
    documentCid,
  });

  it("is the latest, the one that was asked for, or the one of the evidence", () => {
    const statements = [statement(1, 20260101, 50n), statement(2, 20260301, 50n, "B"), statement(3, 20260201, 50n)];
    const draw = (wanted?: number, account?: string) =>
      new Holdings(statements, []).draw(10n, wanted, account === undefined ? undefined : { account, document: "C" });
    expect(draw()).toEqual({ ok: true, value: 2 });
    expect(draw(1)).toEqual({ ok: true, value: 1 });
    expect(draw(undefined, "A")).toEqual({ ok: true, value: 3 });
    expect(draw(2, "A")).toMatchObject({ ok: false, error: expect.stringContaining('names the account "A"') });
    expect(draw(4)).toMatchObject({ ok: false, error: expect.stringContaining("no custody statement number 4") });
    expect(new Holdings([], []).draw(1n, undefined, undefined)).toMatchObject({ ok: false });
  });

  it("is never drawn beyond what it says, over all runs", () => {
    const holdings = new Holdings([statement(1, 20260101, 50n)], [{ custody: 1, tonnes: 20n }]);
    expect(holdings.draw(30n, undefined, undefined)).toEqual({ ok: true, value: 1 });
    expect(holdings.draw(1n, undefined, undefined)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/about 50 t, of which 50 t are issued here: its 1 t lie beyond/),
    });
  });

  it("is not drawn twice because the account is stated again", () => {
    const statements = [statement(1, 20260101, 60n), statement(2, 20260201, 60n), statement(3, 20260201, 60n, "B")];
    const confirmed = { custody: 1, tonnes: 60n };
    const drawn = (...movements: ConstructorParameters<typeof Holdings>[1]) =>
      new Holdings(statements, [confirmed, ...movements]).draw(1n, 2, undefined).ok;
    expect(drawn()).toBe(false);
    // What left before the day of the statement made room, what left on it or later is in what it says.
    expect(drawn({ custody: 1, tonnes: 1n, leftOn: 20260131 as never })).toBe(true);
    expect(drawn({ custody: 1, tonnes: 1n, leftOn: 20260201 as never })).toBe(false);
    // Another account is another matter.
    expect(drawn({ custody: 3, tonnes: 60n, leftOn: 20260131 as never })).toBe(false);
    expect(new Holdings(statements, [confirmed]).draw(60n, 3, undefined)).toEqual({ ok: true, value: 3 });
  });
});
