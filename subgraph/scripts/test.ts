import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { startDatabase } from "../../script/dev/database.ts";
import { freePorts } from "../../script/dev/ports.ts";
import type { Story } from "../tests/support/story.ts";
import { gnd } from "./gnd.ts";
import { SUBGRAPH } from "./paths.ts";
import { TEST_DEPLOYMENT } from "./testDeployment.ts";
import { generateTestWorkspace } from "./workspace.ts";

const workspace = join(SUBGRAPH, "build", "test");
// Names of files in tests/ choose among them; --skip-build runs on what the last run built.
const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { "skip-build": { type: "boolean", default: false } },
});

const stories = await readStories();
if (!flags["skip-build"]) {
  generateTestWorkspace(workspace, TEST_DEPLOYMENT);
  gnd(["build", "subgraph.yaml"], workspace);
}
const files = writeStories(stories);
await withDatabase((url) => {
  // A failed case leaves its deployment behind, which the cases after it then see: believe the first failure.
  gnd(["test", "--skip-build", ...files], workspace, { POSTGRES_URL: url, GRAPH_LOG: "critical" });
});

/** All stories of `tests/*.ts`, or those of the files named on the command line. */
async function readStories(): Promise<Map<string, Story>> {
  const folder = join(SUBGRAPH, "tests");
  const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const chosen = names.filter((name) => wanted.length === 0 || wanted.includes(basename(name, ".ts")));
  const stories = new Map<string, Story>();
  for (const name of chosen) {
    const module = (await import(pathToFileURL(join(folder, name)).href)) as Record<string, Story>;
    for (const [key, story] of Object.entries(module)) stories.set(`${basename(name, ".ts")}-${key}`, story);
  }
  return stories;
}

function writeStories(stories: Map<string, Story>): string[] {
  const folder = join(workspace, "tests");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return [...stories].map(([name, story]) => {
    const path = join(folder, `${name}.json`);
    writeFileSync(path, `${JSON.stringify(story.file(), undefined, 2)}\n`);
    return path;
  });
}

/** A PostgreSQL of our own on a free port, gone afterwards. */
async function withDatabase(use: (url: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "carbontrace-subgraph-"));
  const database = await startDatabase({
    folder: join(folder, "database"),
    logFile: join(folder, "database.log"),
    port: (await freePorts()).database,
    register: { add: () => {}, remove: () => {} },
    onDeath: (error) => console.error(error.message),
  });
  try {
    use(database.url);
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
