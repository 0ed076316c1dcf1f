import { existsSync } from "node:fs";
import { gnd } from "./gnd.ts";
import { MANIFEST, SUBGRAPH } from "./paths.ts";
import { generateTypes } from "./workspace.ts";

if (!existsSync(MANIFEST)) throw new Error('There is no manifest: run "npm run -w subgraph generate" first.');
generateTypes(SUBGRAPH);
gnd(["build", "subgraph.yaml"], SUBGRAPH);
