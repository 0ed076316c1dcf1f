/**
 * Every row of two real exports, where the folder with them lies beside the checkout or is named by
 * `CARBONTRACE_REAL_DATA`. Not run elsewhere, see vitest.config.ts: real exports are not part of this repository.
 */
import { createReadStream } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readHeader } from "../../script/registry/csv/header.ts";
import { readRecords } from "../../script/registry/csv/records.ts";
import { buildPlan } from "../../script/registry/plan/plan.ts";
import { readExport } from "../../script/registry/readExport.ts";
import { countByReason, formatReport } from "../../script/registry/report.ts";
import { formatGoldStandardSerial, parseGoldStandardSerial } from "../../script/registry/serial/goldStandard.ts";
import { formatVerraSerial, parseVerraSerial } from "../../script/registry/serial/verra.ts";

const folder = process.env.CARBONTRACE_REAL_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));
const VERRA = `${folder}/verra/vcus-2026-04.csv`;
const GOLD_STANDARD = `${folder}/gold-standard/issuances-2026-04.csv`;

async function serialsOf(file: string): Promise<readonly string[]> {
  const serials: string[] = [];
  let column: number | undefined;
  for await (const { line, cells } of readRecords(createReadStream(file))) {
    if (column === undefined) column = readHeader(cells, line).index.get("Serial Number") as number;
    else serials.push(cells[column] as string);
  }
  return serials;
}

describe("Verra export of April 2026", () => {
  it("has 100 live rows of 43 projects and 100 retired ones", async () => {
    const { rows, accepted, refusals, warnings } = await readExport(createReadStream(VERRA));
    expect(rows).toBe(200);
    expect(countByReason(refusals)).toEqual([{ reason: "retired", rows: 100, tonnes: 137_546n }]);
    expect(new Set(accepted.map((row) => row.projectId)).size).toBe(43);
    expect(formatReport("x", accepted, refusals, warnings).at(-1)).toBe(
      "accepted 100 rows, 3,891,681 t · refused 100 rows, 137,546 t",
    );
    // Grouped projects with units of another country than the project's own.
    expect(warnings.map(({ code }) => code)).toEqual(Array(8).fill("unit-country"));
    const plan = buildPlan(accepted);
    expect([plan.projects.length, plan.vintages.length, plan.blocks.length]).toEqual([43, 71, 100]);
  });

  it("has serial numbers that all parse and format back", async () => {
    const serials = await serialsOf(VERRA);
    expect(serials.length).toBe(200);
    for (const text of serials) {
      const serial = parseVerraSerial(text);
      expect(serial.ok && formatVerraSerial(serial.value)).toBe(text);
    }
  });
});

describe("Gold Standard export of April 2026", () => {
  it("has 97 VER rows of 53 projects and 3 CER rows", async () => {
    const { rows, accepted, refusals, warnings } = await readExport(createReadStream(GOLD_STANDARD));
    expect(rows).toBe(100);
    expect(warnings).toEqual([]);
    expect(refusals.map(({ line, reason }) => [line, reason])).toEqual([82, 83, 84].map((line) => [line, "cer"]));
    expect(new Set(accepted.map((row) => row.projectId)).size).toBe(53);
    expect(formatReport("x", accepted, refusals, warnings).at(-1)).toBe(
      "accepted 97 rows, 5,373,238 t · refused 3 rows, 7,635 t",
    );
    expect(buildPlan(accepted).vintages.length).toBe(97);
  });

  it("has serial numbers that all parse and format back, except its CERs", async () => {
    const results = (await serialsOf(GOLD_STANDARD)).map((text) => ({ text, serial: parseGoldStandardSerial(text) }));
    for (const { text, serial } of results) if (serial.ok) expect(formatGoldStandardSerial(serial.value)).toBe(text);
    expect(results.filter(({ serial }) => !serial.ok && serial.error.code === "cer").length).toBe(3);
    expect(results.filter(({ serial }) => serial.ok).length).toBe(97);
  });
});
