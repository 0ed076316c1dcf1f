import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { constantsModule } from "./constants.ts";
import type { Deployment } from "./deployment.ts";
import { gnd } from "./gnd.ts";
import { abisOf, manifest, sourcesIn } from "./manifest.ts";

/** Writes all that is generated into a folder that holds `src/` and `schema.graphql`. */
export function generateInto(folder: string, deployment: Deployment): void {
  const sources = sourcesIn(deployment);
  const abis = abisOf(sources);
  for (const name of ["abis", "generated"]) rmSync(join(folder, name), { recursive: true, force: true });
  mkdirSync(join(folder, "abis"), { recursive: true });
  for (const [name, abi] of Object.entries(abis)) {
    writeFileSync(join(folder, "abis", `${name}.json`), `${JSON.stringify(abi, undefined, 2)}\n`);
  }
  writeFileSync(join(folder, "subgraph.yaml"), manifest(deployment, sources, abis));
  generateTypes(folder);
}

/** Writes what the mappings import: entity and event classes, and the contracts' enums and role numbers. */
export function generateTypes(folder: string): void {
  gnd(["codegen", "subgraph.yaml"], folder);
  writeFileSync(join(folder, "generated", "protocol.ts"), constantsModule());
}
