import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { parseTonnes, TONNE } from "../../script/chain/amounts.ts";
import { program } from "../../script/dev/steps.ts";
import { ChainSerials, type ChainVintageFacts, type StateMark } from "../../script/registry/reconcile/chainSerials.ts";
import { jsonMissing, jsonRow, jsonSummary } from "../../script/registry/reconcile/json.ts";
import { type Finding, isAlarm } from "../../script/registry/reconcile/judge.ts";
import type { Completeness, MissingFinding } from "../../script/registry/reconcile/missing.ts";
import { indexExport, reconcile } from "../../script/registry/reconcile/reconcile.ts";
import type { Tally } from "../../script/registry/reconcile/tally.ts";
import { summaryLines, textMissing, textRow } from "../../script/registry/reconcile/text.ts";
import { goldStandardCsv, type VerraCells, verraCsv, verraRange } from "./fixtures.ts";
import { VINTAGE } from "./reconcileFacts.ts";

const FIRST = 700_000_001;
const RETIRED = { "Retirement/Cancellation Date": "2026-05-01" };
/** A chain with blocks of `[first, count]` in batch 50001, one after the other in one vintage, of which so much is retired. */
function chainOf(
  blocks: readonly (readonly [number, number])[],
  retired = "0",
  facts: Partial<ChainVintageFacts> = {},
): ChainSerials {
  const serials = new ChainSerials(1, new Map([["VER", 3]]));
  let tonnes = 0;
  for (const [position, [first, count]] of blocks.entries()) {
    const range = { serialStart: BigInt(first), serialEnd: BigInt(first + count - 1) };
    serials.submitted(position + 1, { registry: 1, operator: 3, batch: 50_001, ...range });
    serials.confirmed(position + 1, VINTAGE.vintage, BigInt(count), BigInt(tonnes));
    tonnes += count;
  }
  serials.seal();
  const marks: StateMark[] = retired === "0" ? [] : [{ from: 0n, to: parseTonnes(retired), state: "retired" }];
  serials.describe({ ...VINTAGE, marks, ...facts });
  return serials;
}

interface Outcome {
  readonly findings: readonly Finding[];
  readonly missing: readonly MissingFinding[];
  readonly tally: Tally;
  /** everything that both reports say */
  readonly text: string;
  readonly json: readonly Record<string, unknown>[];
}

async function run(csv: string, chain: ChainSerials | undefined, complete: Completeness = "none"): Promise<Outcome> {
  const open = () => Readable.from([Buffer.from(csv)]);
  const index = await indexExport(open);
  const findings: Finding[] = [];
  const missing: MissingFinding[] = [];
  const tally = await reconcile(open, index, chain, complete, {
    row: (finding) => void findings.push(finding),
    missing: (finding) => void missing.push(finding),
  });
  const asked = { file: "e.csv", network: "local", chainId: 31337, block: 9n, index };
  const text = [
    ...findings.map((finding) => textRow("e.csv", finding)),
    ...missing.map(textMissing),
    ...summaryLines(asked, chain, tally),
  ].join("\n");
  const objects = [...findings.map(jsonRow), ...missing.map(jsonMissing), jsonSummary(asked, chain, tally)];
  return { findings, missing, tally, text, json: objects.map((object) => JSON.parse(JSON.stringify(object))) };
}

const results = ({ findings }: Outcome) => findings.map(({ result }) => result);
const codes = ({ findings }: Outcome) => findings.map(({ differences }) => differences.map(({ code }) => code));
const rows = (...cells: VerraCells[]) => verraCsv(...cells);

describe("a live row", () => {
  it("is issued, exactly, as part of a larger block, or by several blocks that tile it", async () => {
    for (const blocks of [
      [[FIRST, 10]],
      [[FIRST - 5, 30]],
      [
        [FIRST + 4, 6],
        [FIRST, 4],
      ],
    ] as [number, number][][]) {
      const outcome = await run(rows(verraRange(FIRST, 10)), chainOf(blocks));
      expect([results(outcome), outcome.tally.exitCode]).toEqual([["issued"], 0]);
      const [finding] = outcome.findings;
      expect(finding?.ranges.reduce((sum, { amount }) => sum + amount, 0n)).toBe(10n * TONNE);
    }
  });

  it("is not issued where the chain has none of it, also where the same numbers lie in another batch", async () => {
    const outcome = await run(rows(verraRange(FIRST + 100, 10), verraRange(FIRST, 10, 50_002)), chainOf([[FIRST, 10]]));
    expect([results(outcome), outcome.tally.exitCode]).toEqual([["not-issued", "not-issued"], 0]);
    expect((await run(rows(verraRange(FIRST, 10)), undefined)).tally.exitCode).toBe(0);
  });

  it("differs where only part of it is issued, by one serial at either end", async () => {
    for (const first of [FIRST - 1, FIRST + 1]) {
      const outcome = await run(rows(verraRange(FIRST, 10)), chainOf([[first, 10]]));
      expect([results(outcome), codes(outcome), outcome.tally.exitCode]).toEqual([["differs"], [["partly-issued"]], 1]);
      expect(outcome.text).toContain("9 of 10 t are issued here");
    }
  });

  it("differs in project, period, country and kind", async () => {
    for (const [facts, expected] of [
      [{ projectId: "VCS-7" }, ["project"]],
      [{ periodEnd: 20231230 }, ["period"]],
      [{ year: 2022 }, ["year"]],
      [{ country: "TH" }, ["country"]],
    ] as const) {
      const outcome = await run(rows(verraRange(FIRST, 10)), chainOf([[FIRST, 10]], "0", facts));
      expect([results(outcome), codes(outcome), outcome.tally.exitCode]).toEqual([["differs"], [expected], 1]);
    }
    const removal = verraRange(FIRST, 10, 50_001, { "Additional Certifications": "Carbon Dioxide Removals" });
    const kind = await run(rows(removal), chainOf([[FIRST, 10]], "0", { kind: "reduction" }));
    expect([codes(kind), kind.tally.exitCode]).toEqual([[["kind"]], 1]);
  });

  it("may have got labels and a kind after issuance, which is a note", async () => {
    const labelled = verraRange(FIRST, 10, 50_001, {
      "Additional Certifications": "ICVCM CCP; Carbon Dioxide Removals",
    });
    const outcome = await run(rows(labelled), chainOf([[FIRST, 10]]));
    expect([results(outcome), codes(outcome), outcome.tally.exitCode]).toEqual([["issued"], [["kind", "labels"]], 0]);
  });

  it("of a batch that is bound to another project here differs", async () => {
    const chain = chainOf([[FIRST + 500, 10]], "0", { projectId: "VCS-7" });
    const outcome = await run(rows(verraRange(FIRST, 10)), chain);
    expect([results(outcome), codes(outcome)]).toEqual([["differs"], [["batch-bound-elsewhere"]]]);
  });

  it("that was retired here is still to be settled at the registry", async () => {
    const outcome = await run(rows(verraRange(FIRST, 10)), chainOf([[FIRST, 10]], "2.5"));
    expect([results(outcome), outcome.tally.exitCode]).toEqual([["issued"], 0]);
    expect(outcome.text).toContain("still live at the registry (to be settled there): 2.5 t");
  });
});

describe("a row that is retired at the registry", () => {
  it("alarms with the exact serials that circulate here, down to the fraction", async () => {
    const outcome = await run(rows(verraRange(FIRST, 10, 50_001, RETIRED)), chainOf([[FIRST - 2, 20]], "7.25"));
    expect([results(outcome), outcome.tally.exitCode, outcome.tally.circulating]).toEqual([
      ["retired-circulating"],
      1,
      parseTonnes("4.75"),
    ]);
    const [row] = outcome.json as [{ ranges: object[]; alarm: boolean }];
    expect(row.alarm).toBe(true);
    expect(row.ranges).toMatchObject([
      { state: "retired", first: `${FIRST}`, last: `${FIRST + 5}`, firstFrom: "0", lastTo: "0.25", tonnes: "5.25" },
      { state: "circulating", first: `${FIRST + 5}`, last: `${FIRST + 9}`, firstFrom: "0.25", tonnes: "4.75" },
    ]);
    expect(outcome.text).toContain(`circulating: ${FIRST + 5} (without its first 0.25 t) – ${FIRST + 9} = 4.75 t`);
    expect(outcome.text).toContain("4.75 t circulate or are reserved here and are retired there");
  });

  it("alarms for one thousandth of a tonne, and not once all of it is retired here", async () => {
    const csv = rows(verraRange(FIRST, 10, 50_001, RETIRED));
    expect((await run(csv, chainOf([[FIRST, 20]], "9.999"))).tally.circulating).toBe(parseTonnes("0.001"));
    const settled = await run(csv, chainOf([[FIRST, 20]], "10"));
    expect([results(settled), settled.tally.exitCode]).toEqual([["retired-settled"], 0]);
  });

  it("is expected where it was never brought here", async () => {
    const outcome = await run(rows(verraRange(FIRST, 10, 50_001, RETIRED)), chainOf([[FIRST + 10, 5]]));
    expect([results(outcome), outcome.tally.exitCode]).toEqual([["retired-not-issued"], 0]);
  });

  it("is compared with what its serial number and quantity say", async () => {
    const more = { ...RETIRED, "Quantity Issued": "11" };
    const outcome = await run(
      rows(verraRange(FIRST, 10, 50_001, more)),
      chainOf([[FIRST, 10]], "10", { projectId: "VCS-7" }),
    );
    expect([results(outcome), codes(outcome)]).toEqual([["differs"], [["quantity", "project"]]]);
  });

  it("is told by Gold Standard's status", async () => {
    const serials = new ChainSerials(2, new Map([["GS1", 4]]));
    serials.submitted(1, { registry: 2, operator: 4, batch: 40_001, serialStart: 1n, serialEnd: 500n });
    serials.confirmed(1, 8193, 500n, 0n);
    serials.seal();
    const period = { periodStart: 20230601, periodEnd: 20241208, kind: "reduction" } as const;
    serials.describe({ ...VINTAGE, vintage: 8193, projectId: "GS-990002", country: "TZ", year: 2024, ...period });
    const csv = goldStandardCsv({}, { "Credit Status": "Retired" }, { "Product Type": "CER" });
    const outcome = await run(csv, serials);
    expect(results(outcome)).toEqual(["issued", "retired-circulating", "differs"]);
    expect(codes(outcome)).toEqual([["overlap"], ["overlap"], ["overlap", "refused-but-issued"]]);
    // The same contradiction about units that are not ours is no alarm.
    const elsewhere = await run(csv, undefined);
    expect([codes(elsewhere), elsewhere.tally.exitCode]).toEqual([[["overlap"], ["overlap"], ["overlap"]], 0]);
  });
});

describe("a row that cannot be read", () => {
  it("is reported with file, line, column and reason, and keeps the exit code from 0", async () => {
    const outcome = await run(rows(verraRange(FIRST, 10), { "Serial Number": "nonsense" }), chainOf([[FIRST, 10]]));
    expect([results(outcome), outcome.tally.exitCode]).toEqual([["issued", "unreadable"], 2]);
    expect(outcome.text).toMatch(/e\.csv:3: column 12 "Serial Number": .+ \[unknown-registry\]/);
    expect(outcome.text).toContain("NOT JUDGED: 1 rows cannot be read");
    const short = `${rows(verraRange(FIRST, 10))}a,b\n`;
    expect((await run(short, undefined)).text).toContain("e.csv:3: 2 cells where the header has 17 columns");
  });

  it("is looked up by its serial number where it has one", async () => {
    const broken = verraRange(FIRST, 10, 50_001, { "Country/Area": "Atlantis" });
    expect(results(await run(rows(broken), chainOf([[FIRST + 10, 10]])))).toEqual(["refused"]);
    const issued = await run(rows(broken), chainOf([[FIRST, 10]]));
    expect([results(issued), codes(issued), issued.tally.exitCode]).toEqual([["differs"], [["refused-but-issued"]], 1]);
  });

  it("is of no concern where its units are another system's", async () => {
    const cer = "RW-5-1463953-2-2-0-7014 - RW-5-1467609-2-2-0-7014";
    const outcome = await run(goldStandardCsv({ "Product Type": "CER", "Serial Number": cer }), undefined);
    expect([results(outcome), outcome.tally.exitCode]).toEqual([["refused"], 0]);
  });

  it("never moves another row's findings", async () => {
    const csv = rows({ "Serial Number": "x" }, verraRange(FIRST, 10), { "Serial Number": "y" }, verraRange(FIRST, 4));
    const outcome = await run(csv, chainOf([[FIRST, 10]]));
    expect(codes(outcome)).toEqual([[], ["overlap"], [], ["overlap"]]);
    expect(outcome.text).toContain("line 5 of the export has some of the same serial numbers");
    expect([outcome.tally.overlapping, outcome.tally.exitCode]).toEqual([2, 1]);
  });
});

describe("serials that the export lacks", () => {
  const chain = () => chainOf([[FIRST, 30]], "5");
  const csv = rows(verraRange(FIRST + 4, 6), verraRange(FIRST + 20, 10));

  it("are reported, and alarm only where the export claims to be complete", async () => {
    for (const [complete, exitCode] of [
      ["none", 0],
      ["projects", 1],
      ["registry", 1],
    ] as const) {
      const outcome = await run(csv, chain(), complete);
      expect(outcome.missing.map(({ first, last, alarm }) => [Number(first), Number(last), alarm])).toEqual([
        [FIRST, FIRST + 3, complete !== "none"],
        [FIRST + 10, FIRST + 19, complete !== "none"],
      ]);
      expect([outcome.tally.absent.tonnes, outcome.tally.exitCode]).toEqual([14n, exitCode]);
      expect(outcome.text).toContain(
        `${complete === "none" ? "" : "ALARM: "}issued here, not in the export: VER batch 50001`,
      );
      expect(outcome.json.at(-2)).toMatchObject({ type: "missing", first: `${FIRST + 10}`, tonnes: "10" });
    }
  });

  it("of a project that the export does not name alarm only if it holds the whole registry", async () => {
    const other = rows(verraRange(FIRST, 10, 50_002));
    const chainOfAnother = () => chainOf([[FIRST, 5]], "0", { projectId: "VCS-7" });
    const named = await run(other, chainOfAnother(), "projects");
    const whole = await run(other, chainOfAnother(), "registry");
    expect([named.tally.exitCode, whole.tally.exitCode]).toEqual([0, 1]);
    expect(named.text).toContain("a project that the export does not name");
  });

  it("are not those of rows that are retired or refused", async () => {
    const broken = verraRange(FIRST + 10, 20, 50_001, { "Country/Area": "Atlantis" });
    const outcome = await run(rows(verraRange(FIRST, 10, 50_001, RETIRED), broken), chain(), "registry");
    expect(outcome.missing).toEqual([]);
  });
});

describe("units that took another way than retiring", () => {
  const marked = (state: StateMark["state"]) =>
    chainOf([[FIRST, 10]], "0", { marks: [{ from: 0n, to: 4n * TONNE, state }] });

  it("may be retired there where they are settled, cancelled, released or impaired here", async () => {
    const csv = rows(verraRange(FIRST, 4, 50_001, RETIRED), verraRange(FIRST + 4, 6));
    for (const state of ["settled", "cancelled", "released", "impaired"] as const) {
      const outcome = await run(csv, marked(state));
      expect([results(outcome), outcome.tally.exitCode]).toEqual([["retired-settled", "issued"], 0]);
      expect(outcome.text).toContain(`here 4 t ${state}`);
    }
  });

  it("may not be retired there while a request reserves them here: they would come back", async () => {
    const outcome = await run(rows(verraRange(FIRST, 4, 50_001, RETIRED)), marked("locked"));
    expect([results(outcome), outcome.tally.exitCode]).toEqual([["retired-circulating"], 1]);
    expect(outcome.tally.circulating).toBe(4n * TONNE);
    expect(outcome.text).toContain("locked: ");
  });

  it("are worth a note where they are live there and impaired or settled here, and nothing more", async () => {
    for (const state of ["impaired", "settled"] as const) {
      const outcome = await run(rows(verraRange(FIRST, 10)), marked(state));
      expect([results(outcome), codes(outcome), outcome.tally.exitCode]).toEqual([["issued"], [[state]], 0]);
      expect(outcome.findings.some(isAlarm)).toBe(false);
    }
    for (const state of ["locked", "released"] as const) {
      const outcome = await run(rows(verraRange(FIRST, 10)), marked(state));
      expect([codes(outcome), outcome.tally.unsettled]).toEqual([[[]], 0n]);
    }
    expect((await run(rows(verraRange(FIRST, 10)), marked("cancelled"))).tally.unsettled).toBe(4n * TONNE);
  });

  it("lie in parts of a block as they lie in the block: a split at the registry changes nothing", async () => {
    const halves = rows(verraRange(FIRST, 2, 50_001, RETIRED), verraRange(FIRST + 2, 8));
    const outcome = await run(halves, marked("released"));
    expect([results(outcome), outcome.tally.exitCode]).toEqual([["retired-settled", "issued"], 0]);
  });
});

describe("an export as a whole", () => {
  it("that changes while it is read gives no verdict", async () => {
    let reads = 0;
    const open = () => Readable.from([Buffer.from(rows(verraRange(FIRST, 10 + reads++)))]);
    const index = await indexExport(open);
    const nothing = { row: () => {}, missing: () => {} };
    await expect(reconcile(open, index, undefined, "none", nothing)).rejects.toThrow(/changed while it was read/);
  });

  it("that is broken is refused with its line before anything is said", async () => {
    const broken = `${rows(verraRange(FIRST, 10))}"never closed`;
    await expect(indexExport(() => Readable.from([Buffer.from(broken)]))).rejects.toMatchObject({
      name: "ExportFileError",
      line: 3,
    });
    await expect(indexExport(() => Readable.from([Buffer.from([0xff, 0xfe])]))).rejects.toThrow(/UTF-8/);
    await expect(indexExport(() => Readable.from([]))).rejects.toThrow(/empty/);
  });

  it("waits for a reader that is slow", async () => {
    let open = 0;
    const csv = () => Readable.from([Buffer.from(rows(...[0, 1, 2].map((n) => verraRange(FIRST + n * 10, 10))))]);
    const index = await indexExport(csv);
    await reconcile(csv, index, undefined, "none", {
      row: async () => {
        expect(++open).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
      },
      missing: () => {},
    });
    expect(index.rows).toBe(3);
  });

  it("of 100,000 rows fits into a heap that could not hold them", { timeout: 300_000 }, async () => {
    // Held as objects the rows would need several times this heap, and the process would die.
    const env = { ...process.env, NODE_OPTIONS: "--max-old-space-size=64" };
    const output = await program({ env }, "reconciling", "test/registry/reconcileLoad.ts", "100000");
    const load = JSON.parse(output.trimEnd().split("\n").at(-1) ?? "");
    expect(load).toMatchObject({
      rows: 100_000,
      blocks: 10_000,
      results: { issued: 5_000, "not-issued": 90_000, "retired-circulating": 2_500, "retired-settled": 2_500 },
      exitCode: 1,
    });
    expect(load.maxRssBytes).toBeLessThan(512 * 1024 * 1024);
  });

  // Minutes on a slow machine: only `npm run test:deep` has them.
  if (process.env.CARBONTRACE_DEEP === "1")
    it("of 1,000,000 rows takes less than 512 MB, all of the process counted", { timeout: 1_800_000 }, async () => {
      const output = await program({ env: process.env }, "reconciling", "test/registry/reconcileLoad.ts", "1000000");
      const load = JSON.parse(output.trimEnd().split("\n").at(-1) ?? "");
      expect(load).toMatchObject({
        rows: 1_000_000,
        blocks: 100_000,
        results: { issued: 50_000, "not-issued": 900_000, "retired-circulating": 25_000, "retired-settled": 25_000 },
        exitCode: 1,
      });
      expect(load.maxRssBytes).toBeLessThan(512_000_000);
    });
});

it("calls nothing an alarm that is consistent", async () => {
  const outcome = await run(rows(verraRange(FIRST, 10)), chainOf([[FIRST, 10]]));
  expect(outcome.findings.map(isAlarm)).toEqual([false]);
  expect(outcome.text).toContain("CONSISTENT");
  expect(outcome.json.at(-1)).toMatchObject({
    type: "summary",
    rows: 1,
    exitCode: 0,
    results: { issued: { rows: 1 } },
  });
});
