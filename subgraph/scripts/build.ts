import { existsSync } from "node:fs";
import { gnd } from "./gnd.ts";
import { MANIFEST, SUBGRAPH } from "./paths.ts";

// `generate` has written the manifest and the types; gnd compiles them into build/.
if (!existsSync(MANIFEST)) throw new Error('There is no manifest: run "npm run -w subgraph generate" first.');
gnd(["build", "subgraph.yaml"], SUBGRAPH);
console.log("Built build/subgraph.yaml.");
