import { parseArgs } from "node:util";
import { readDeployment } from "./deployment.ts";
import { SUBGRAPH } from "./paths.ts";
import { generateInto } from "./workspace.ts";

const { values } = parseArgs({
  options: {
    "chain-id": { type: "string", default: "31337" },
    network: { type: "string" },
  },
});

const chainId = Number(values["chain-id"]);
if (!Number.isSafeInteger(chainId) || chainId < 1)
  throw new Error(`--chain-id must be a number, not "${values["chain-id"]}".`);
const deployment = readDeployment(chainId, values.network);
generateInto(SUBGRAPH, deployment);
console.log(`Generated manifest, ABIs and types for chain ${chainId} ("${deployment.network}").`);
