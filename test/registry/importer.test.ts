import { expect, it } from "vitest";
import { refusalOf } from "../../script/registry/missing.ts";
import { buildPlan, type PlannedBlock } from "../../script/registry/plan/plan.ts";
import { readExport } from "../../script/registry/readExport.ts";
import { formatRefusal } from "../../script/registry/report.ts";
import { goldStandardCsv, verraCsv } from "./fixtures.ts";

it("a block that the chain makes impossible is a refused row with its line, column and tonnes", async () => {
  for (const [csv, columns, tonnes] of [
    [verraCsv({}), ['5 "ID"', '7 "Country/Area"', '12 "Serial Number"'], 1000n],
    [goldStandardCsv({}), ['4 "GSID"', '7 "Country"', '16 "Serial Number"'], 500n],
  ] as const) {
    const reading = await readExport(csv);
    const block = buildPlan(reading.accepted).blocks[0] as PlannedBlock;
    const reasons = ["chain-closed", "chain-country", "chain-overlap"] as const;
    for (const [index, reason] of reasons.entries()) {
      const refusal = refusalOf({ block, reason, message: "why" }, reading.columns);
      expect(refusal.tonnes).toBe(tonnes);
      expect(formatRefusal("f.csv", refusal)).toBe(`f.csv:2: column ${columns[index]}: why [${reason}]`);
    }
  }
});
