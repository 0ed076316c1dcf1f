import { expect, test } from "vitest";
import {
  countForge,
  countPlaywright,
  countSubgraph,
  countVitest,
  failuresIn,
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

test("what failed is told again: from where the program begins to tell it, without what passed", () => {
  const vitest = " ✓ a.test.ts\n\n⎯⎯⎯ Failed Tests 1 ⎯⎯⎯\n\n FAIL  b.test.ts > adds\nAssertionError: 1 is not 2\n";
  expect(failuresIn(vitest)).toEqual(vitest.trimEnd().split("\n").slice(2));
  const forge = "[PASS] test_A()\nFailing tests:\nEncountered 1 failing test in B.t.sol:B\n[FAIL: no] test_B()\n";
  expect(failuresIn(forge)).toHaveLength(3);
  const playwright = "  ✓  1 a.spec.ts\n  ✘  2 b.spec.ts\n\n  1) b.spec.ts:3:1 › buys ──\n\n    Error: no button\n";
  expect(failuresIn(playwright)[0]).toBe("  1) b.spec.ts:3:1 › buys ──");
  expect(failuresIn("✔ a: x\n✘ b: y\n1 is not 2\n✔ c: z\n")).toEqual(["✘ b: y", "1 is not 2"]);
});

test("of a program that tells no failure the end is told, and of many failures the first", () => {
  const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`);
  expect(failuresIn(lines.join("\n"))).toEqual(lines.slice(70));
  const many = failuresIn(["Failing tests:", ...lines].join("\n"));
  expect(many).toEqual(["Failing tests:", ...lines.slice(0, 59)]);
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
