import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { startDatabase } from "../../script/dev/database.ts";
import { freePorts } from "../../script/dev/ports.ts";
import { killChildrenOn } from "../../script/dev/processes.ts";
import type { Story } from "../tests/support/story.ts";
import { gnd, tryGnd } from "./gnd.ts";
import { SUBGRAPH } from "./paths.ts";
import { TEST_DEPLOYMENT } from "./testDeployment.ts";
import { generateTestWorkspace } from "./workspace.ts";

/** Stories at once, each lane with a database of its own: one story keeps about one core busy. */
const MOST_LANES = 4;

const workspace = join(SUBGRAPH, "build", "test");
const cases = join(workspace, "cases");
// Names of files in tests/ choose among them; --skip-build runs on what the last run built.
const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { "skip-build": { type: "boolean", default: false } },
});

killChildrenOn();
if (!flags["skip-build"]) {
  generateTestWorkspace(workspace, TEST_DEPLOYMENT);
  gnd(["build", "subgraph.yaml"], workspace);
}
rmSync(cases, { recursive: true, force: true });
const stories = await readStories();
const waiting = [...stories];
const ports = Object.values(await freePorts()).slice(0, Math.min(MOST_LANES, availableParallelism()));
// Every lane ends, and stops its database, before a failure of one is said.
const ended = await Promise.allSettled(ports.map((port) => withDatabase(port, runWaiting)));
const broken = ended.find((lane) => lane.status === "rejected");
if (broken) throw broken.reason;
const failures = ended.reduce((sum, lane) => sum + (lane.status === "fulfilled" ? lane.value : 0), 0);
const assertions = [...stories.values()].reduce((sum, story) => sum + story.file().assertions.length, 0);
console.log(`\n${stories.size} cases with ${assertions} assertions, ${failures} failed.`);
if (failures > 0) process.exitCode = 1;

/** Runs stories in one database for as long as one waits; answers with how many failed. */
async function runWaiting(databaseUrl: string): Promise<number> {
  let failed = 0;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [name, story] = next;
    const { ok, output } = await runStory(name, story, databaseUrl);
    if (!ok) failed += 1;
    console.log(ok ? `✔ ${name}: ${story.name}` : `✘ ${name}: ${story.name}\n${output}`);
  }
  return failed;
}

/**
 * Runs one story in a folder of its own, with links to what was built. gnd names a deployment after the manifest's path, and in a shared
 * database a case would otherwise now and then see what the case before it indexed.
 */
function runStory(name: string, story: Story, databaseUrl: string): Promise<{ ok: boolean; output: string }> {
  const folder = join(cases, name);
  mkdirSync(join(folder, "build"), { recursive: true });
  for (const built of readdirSync(join(workspace, "build"))) {
    const [from, to] = [join(workspace, "build", built), join(folder, "build", built)];
    if (built === "subgraph.yaml") cpSync(from, to);
    else symlinkSync(from, to);
  }
  writeFileSync(join(folder, "case.json"), `${JSON.stringify(story.file(), undefined, 2)}\n`);
  cpSync(join(workspace, "subgraph.yaml"), join(folder, "subgraph.yaml"));
  return tryGnd(["test", "--skip-build", "case.json"], folder, {
    POSTGRES_URL: databaseUrl,
    GRAPH_LOG: "critical",
  });
}

/** All stories of `tests/*.ts`, or those of the files named on the command line. */
async function readStories(): Promise<Map<string, Story>> {
  const folder = join(SUBGRAPH, "tests");
  const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const unknown = wanted.find((name) => !names.includes(`${name}.ts`));
  if (unknown !== undefined) throw new Error(`There is no tests/${unknown}.ts.`);
  const chosen = names.filter((name) => wanted.length === 0 || wanted.includes(basename(name, ".ts")));
  const stories = new Map<string, Story>();
  for (const name of chosen) {
    const module = (await import(pathToFileURL(join(folder, name)).href)) as Record<string, Story>;
    for (const [key, story] of Object.entries(module)) stories.set(`${basename(name, ".ts")}.${key}`, story);
  }
  return stories;
}

/** A PostgreSQL of our own on a port that is free, gone afterwards. */
async function withDatabase<T>(port: number, use: (url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "carbontrace-subgraph-"));
  const database = await startDatabase({
    folder: join(folder, "database"),
    logFile: join(folder, "database.log"),
    port,
    register: { add: () => {}, remove: () => {} },
    onDeath: (error) => console.error(error.message),
  });
  try {
    return await use(database.url);
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
