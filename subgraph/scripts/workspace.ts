import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AbiEntry } from "./abi.ts";
import { constantsModule } from "./constants.ts";
import type { Deployment } from "./deployment.ts";
import { flattenEvent, patchStructGetters } from "./flatten.ts";
import { gnd } from "./gnd.ts";
import { abisOf, manifest, sourcesIn } from "./manifest.ts";
import { SCHEMA, SUBGRAPH } from "./paths.ts";
import type { Source } from "./sources.ts";

/** Writes all that is generated into a folder that holds `src/` and `schema.graphql`. */
export function generateInto(folder: string, deployment: Deployment): void {
  const sources = sourcesIn(deployment);
  const abis = abisOf(sources);
  for (const name of ["abis", "generated"]) rmSync(join(folder, name), { recursive: true, force: true });
  writeManifest(folder, deployment, sources, abis);
  generateTypes(folder);
}

/** Makes a workspace of its own for `gnd test`, beside the real one, which a running stack may be using. */
export function generateTestWorkspace(folder: string, deployment: Deployment): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(SUBGRAPH, "src"), join(folder, "src"), { recursive: true });
  cpSync(SCHEMA, join(folder, "schema.graphql"));
  generateInto(folder, deployment);
  const sources = sourcesIn(deployment);
  const flat = Object.entries(abisOf(sources)).map(([name, abi]) => [name, abi.map(flattenEvent)] as const);
  writeManifest(folder, deployment, sources, Object.fromEntries(flat));
  patchStructGetters(join(folder, "generated"));
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

/** Writes what the mappings import: entity and event classes, and the contracts' enums and role numbers. */
export function generateTypes(folder: string): void {
  gnd(["codegen", "subgraph.yaml"], folder);
  writeFileSync(join(folder, "generated", "protocol.ts"), constantsModule());
}
