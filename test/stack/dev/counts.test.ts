import { expect, test } from "vitest";
import {
  countForge,
  countPlaywright,
  countSubgraph,
  countVitest,
  stagesOf,
  testSteps,
} from "../../../script/dev/test-steps.ts";

test("forge", () => {
  const line = "Ran 9 test suites in 3.21s (5.02s CPU time): 120 tests passed, 1 failed, 2 skipped (123 total tests)";
  expect(countForge(`noise\n${line}\n`)).toEqual({ passed: 120, failed: 3 });
  expect(countForge("Compiler run failed")).toEqual({ passed: 0, failed: 0 });
});

test("vitest", () => {
  expect(countVitest(" Test Files  2 passed (2)\n      Tests  12 passed (12)\n")).toEqual({ passed: 12, failed: 0 });
  const mixed = " Test Files  1 failed | 1 passed (2)\n      Tests  1 failed | 11 passed | 2 skipped (14)\n";
  expect(countVitest(mixed)).toEqual({ passed: 11, failed: 3 });
});

test("gnd test", () => {
  expect(countSubgraph("61 cases with 104 assertions, 2 failed.\n")).toEqual({ passed: 59, failed: 2 });
});

test("playwright", () => {
  expect(countPlaywright("\n  12 passed (34.5s)\n")).toEqual({ passed: 12, failed: 0 });
  const mixed = "  1 failed\n    specs/a.spec.ts:3:1 › 2 failed words in a title\n  3 did not run\n  8 passed (1.2m)\n";
  expect(countPlaywright(mixed)).toEqual({ passed: 8, failed: 4 });
});

test("every step is in one stage, after what it needs", () => {
  const steps = testSteps(false);
  const names = stagesOf(steps).map((lanes) => lanes.map((lane) => lane.map(({ name }) => name)));
  expect(names.flat(2).sort()).toEqual(steps.map(({ name }) => name).sort());
  expect(names.map((lanes) => lanes.length)).toEqual([1, 1, 2]);
  expect(names[0]).toEqual([["build", "generate"]]);
  expect(names[1]?.[0]?.at(0)).toBe("fmt");
  expect(names[2]).toEqual([
    ["stack", "browser"],
    ["dapp", "unit", "subgraph", "contracts", "gas", "upgrades"],
  ]);
  const one = steps.filter(({ name }) => name === "browser");
  expect(stagesOf(one)).toEqual([[one]]);
});
