import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { AbiEntry } from "./abi.ts";
import { constantsModule } from "./constants.ts";
import type { Deployment } from "./deployment.ts";
import { flattenEvent, patchStructGetters } from "./flatten.ts";
import { gnd } from "./gnd.ts";
import { abisOf, MAPPINGS, manifest, mappingsModule, sourcesIn } from "./manifest.ts";
import { SCHEMA, SUBGRAPH } from "./paths.ts";
import type { Source } from "./sources/source.ts";

/**
 * Writes all that is generated into a folder that holds `src/` and `schema.graphql`. It is made aside and only what
 * differs is put in place, so that another build in the same folder never finds a file missing.
 */
export function generateInto(folder: string, deployment: Deployment): void {
  mkdirSync(join(folder, "build"), { recursive: true });
  const stage = mkdtempSync(join(folder, "build", "generate-"));
  try {
    for (const name of ["src", "schema.graphql"]) symlinkSync(join(folder, name), join(stage, name));
    const sources = sourcesIn(deployment);
    writeManifest(stage, deployment, sources, abisOf());
    generateTypes(stage);
    for (const name of GENERATED) mirror(join(stage, name), join(folder, name));
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** All that is generated. */
const GENERATED = ["abis", "generated", "subgraph.yaml"];

/** Writes what the mappings import: entity and event classes, and the contracts' enums and role numbers. */
function generateTypes(folder: string): void {
  // gnd wants the module to be there before it writes the types that it imports.
  mkdirSync(join(folder, "generated"), { recursive: true });
  writeFileSync(join(folder, MAPPINGS), mappingsModule());
  gnd(["codegen", "subgraph.yaml"], folder);
  writeFileSync(join(folder, "generated", "protocol.ts"), constantsModule());
}

/** Makes `to` equal to `from`, touching only what differs, each file at once. */
function mirror(from: string, to: string): void {
  if (statSync(from).isFile()) mirrorFile(from, to);
  else mirrorFolder(from, to);
}

function mirrorFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const wanted = new Set(readdirSync(from));
  for (const name of readdirSync(to)) if (!wanted.has(name)) rmSync(join(to, name), { recursive: true, force: true });
  for (const name of wanted) mirror(join(from, name), join(to, name));
}

function mirrorFile(from: string, to: string): void {
  if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) return;
  renameSync(from, to);
}

/** Makes a workspace of its own for `gnd test`, beside the real one, which a running stack may be using. */
export function generateTestWorkspace(folder: string, deployment: Deployment): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(SUBGRAPH, "src"), join(folder, "src"), { recursive: true });
  cpSync(SCHEMA, join(folder, "schema.graphql"));
  generateInto(folder, deployment);
  const sources = sourcesIn(deployment);
  const abis = abisOf();
  const flat = Object.entries(abis).map(([name, abi]) => [name, abi.map(flattenEvent)] as const);
  writeManifest(folder, deployment, sources, Object.fromEntries(flat));
  patchStructGetters(join(folder, "generated"), abis);
}

function writeManifest(
  folder: string,
  deployment: Deployment,
  sources: Source[],
  abis: Record<string, AbiEntry[]>,
): void {
  mkdirSync(join(folder, "abis"), { recursive: true });
  for (const [name, abi] of Object.entries(abis)) {
    writeFileSync(join(folder, "abis", `${name}.json`), `${JSON.stringify(abi, undefined, 2)}\n`);
  }
  writeFileSync(join(folder, "subgraph.yaml"), manifest(deployment, sources, abis));
}
