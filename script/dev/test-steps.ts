import { join } from "node:path";
import { foundryBinary } from "./binaries.ts";
import { ensureBrowser } from "./browser.ts";
import { fillOwnCache, ownCache } from "./forge-cache.ts";
import { ROOT } from "./paths.ts";

/** One step of `npm test`. */
export interface TestStep {
  /** As in `npm test -- --only <name>`. */
  name: string;
  what: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** Puts in place what the step needs from outside the repository. */
  prepare?: (onLine: (line: string) => void) => Promise<void>;
  /** Reads from what was printed how many tests passed and failed; without it the step counts as one test. */
  count?: (output: string) => Count;
}

/** Tests by outcome. */
export interface Count {
  passed: number;
  failed: number;
}

/** What tells tests of scripts that they have time. */
const DEEP_SCRIPTS = { CARBONTRACE_DEEP: "1" };

/**
 * The steps that keep a core busy by themselves and write nothing that others read: they run beside the rest of their stage. Whole markets
 * mostly wait for one program at a time, so these run beside them; what comes before keeps both cores busy. (The browser's market writes
 * the dApp's generated code anew: it comes last in its lane, when the dApp's tests have long ended.)
 */
const BESIDE = new Set(["dapp", "unit", "subgraph", "contracts", "gas", "upgrades"]);

/** The first steps of a stage; each stage begins when the one before has ended. Whole markets write generated code that others read. */
const STAGE_STARTS = new Set(["fmt", "stack"]);

/**
 * Steps in stages, and in each stage the lanes that run side by side, in order: what other steps need, then what reads it, then
 * what starts whole markets. Two cores are busy then, where one step after the other would wait.
 */
export function stagesOf(steps: readonly TestStep[]): TestStep[][][] {
  const stages: TestStep[][][] = [];
  for (const step of steps) {
    if (stages.length === 0 || STAGE_STARTS.has(step.name)) stages.push([[], []]);
    stages.at(-1)?.[BESIDE.has(step.name) ? 1 : 0]?.push(step);
  }
  return stages.map((lanes) => lanes.filter((lane) => lane.length > 0));
}

/** All steps in order: first what other steps need, then the cheap ones. */
export function testSteps(deep: boolean): TestStep[] {
  const forge = foundryBinary("forge");
  const npmRun = (workspace: string, script: string) => ({
    command: process.platform === "win32" ? "npm.cmd" : "npm",
    args: ["run", "--silent", "-w", workspace, script],
  });
  const bin = (name: string, ...args: string[]) => ({ command: join(ROOT, "node_modules/.bin", name), args });
  return [
    { name: "build", what: "contracts compile", command: forge, args: ["build"] },
    { name: "generate", what: "dApp code is generated", ...npmRun("dapp", "generate") },
    { name: "fmt", what: "Solidity is formatted", command: forge, args: ["fmt", "--check"] },
    { name: "biome", what: "TypeScript is formatted and linted", ...bin("biome", "check", "--error-on-warnings", ".") },
    {
      name: "solhint",
      what: "Solidity is linted",
      ...bin("solhint", "--disc", "--noPoster", "--max-warnings", "0", "{contracts,script}/**/*.sol"),
    },
    { name: "types", what: "scripts and tests are typed", ...bin("tsc", "-p", "tsconfig.json") },
    {
      name: "subgraph-check",
      what: "schema, handlers and tests of the subgraph belong together",
      ...npmRun("subgraph", "check"),
    },
    { name: "dapp-doors", what: "dApp features are entered by their doors only", ...npmRun("dapp", "doors") },
    { name: "dapp-texts", what: "every dApp text is translated", ...npmRun("dapp", "i18n:check") },
    { name: "dapp-build", what: "dApp is typed and builds", ...npmRun("dapp", "build") },
    { name: "dapp-size", what: "dApp is small enough", ...npmRun("dapp", "size") },
    {
      name: "stack",
      what: deep ? "stack tests, deep" : "stack tests",
      ...bin("vitest", "run", "--project", "stack"),
      ...(deep ? { env: DEEP_SCRIPTS } : {}),
      count: countVitest,
    },
    { name: "dapp", what: "dApp tests", ...npmRun("dapp", "test"), count: countVitest },
    {
      name: "unit",
      what: deep ? "script tests, deep" : "script tests",
      ...bin("vitest", "run", "--project", "unit"),
      ...(deep ? { env: DEEP_SCRIPTS } : {}),
      count: countVitest,
    },
    { name: "subgraph", what: "subgraph tests in graph-node", ...npmRun("subgraph", "test"), count: countSubgraph },
    {
      name: "contracts",
      what: deep ? "contract tests, deep" : "contract tests",
      command: forge,
      args: ["test"],
      env: { FOUNDRY_PROFILE: deep ? "deep" : "ci", FOUNDRY_CACHE_PATH: ownCache("contracts") },
      prepare: () => fillOwnCache("contracts"),
      count: countForge,
    },
    {
      name: "gas",
      what: "every action costs at most its budget",
      command: process.execPath,
      args: ["--import", "tsx", join(ROOT, "script/dev/bench.ts"), "--check"],
      env: { FOUNDRY_CACHE_PATH: ownCache("gas") },
      prepare: () => fillOwnCache("gas"),
    },
    {
      name: "upgrades",
      what: "every proxied contract is safe to upgrade",
      command: process.execPath,
      args: ["--import", "tsx", join(ROOT, "script/dev/upgrades.ts")],
    },
    {
      name: "browser",
      what: "browser tests",
      ...bin("playwright", "test", "-c", "test/e2e/playwright.config.ts"),
      prepare: ensureBrowser,
      count: countPlaywright,
    },
  ];
}

/** "Ran 9 test suites in 3.2s: 120 tests passed, 1 failed, 0 skipped (121 total tests)" */
export function countForge(output: string): Count {
  const total = output.match(/(\d+) tests passed, (\d+) failed, (\d+) skipped \(/);
  return { passed: number(total?.[1]), failed: number(total?.[2]) + number(total?.[3]) };
}

/** "Tests  1 failed | 11 passed | 2 skipped (14)" */
export function countVitest(output: string): Count {
  const line = output.match(/^\s*Tests\s+(.*)\(\d+\)\s*$/m)?.[1] ?? "";
  return countWords(line, ["failed", "skipped", "todo"]);
}

/** "12 cases with 80 assertions, 1 failed." */
export function countSubgraph(output: string): Count {
  const total = output.match(/(\d+) cases with \d+ assertions, (\d+) failed/);
  return { passed: number(total?.[1]) - number(total?.[2]), failed: number(total?.[2]) };
}

/** "  1 failed", "  12 passed (34.5s)", each on a line of its own. */
export function countPlaywright(output: string): Count {
  const lines = output
    .split("\n")
    .filter((line) => /^\s+\d+ (passed|failed|skipped|flaky|did not run|interrupted)/.test(line));
  return countWords(lines.join("\n"), ["failed", "skipped", "flaky", "did not run", "interrupted"]);
}

/** Where a program begins to tell what failed: vitest, forge, playwright, the subgraph's cases. */
const FAILURES_BEGIN = [/⎯ (Failed (Tests|Suites) \d+|Unhandled Errors) ⎯/, /^Failing tests:/, /^\s+1\) /, /^✘ /];

/** So much of a step's failures is told again at the end: enough for several, and the end of a long log still holds them all. */
const MOST_LINES = 60;

/**
 * What a failed step said of its failures: from where it begins to tell them, or else the last that it printed, so that whoever has only
 * the end of a log knows what to look at.
 */
export function failuresIn(output: string): string[] {
  const lines = output.trimEnd().split("\n");
  const begin = lines.findIndex((line) => FAILURES_BEGIN.some((start) => start.test(line)));
  if (begin < 0) return lines.slice(-MOST_LINES / 2);
  return lines
    .slice(begin)
    .filter((line) => !line.startsWith("✔"))
    .slice(0, MOST_LINES);
}

/** A test that did not run is not a test that passed: it counts as failed. */
function countWords(text: string, failures: string[]): Count {
  const of = (word: string) => number(text.match(new RegExp(`(\\d+) ${word}`))?.[1]);
  return { passed: of("passed"), failed: failures.reduce((sum, word) => sum + of(word), 0) };
}

function number(text: string | undefined): number {
  return Number(text ?? 0);
}
