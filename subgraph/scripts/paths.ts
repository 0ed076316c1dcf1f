import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const SUBGRAPH = resolve(dirname(fileURLToPath(import.meta.url)), "..");
export const ROOT = dirname(SUBGRAPH);
export const OUT = join(ROOT, "out");
/** Uniswap v2 as its package compiled it. */
export const UNISWAP = join(ROOT, "node_modules/@uniswap/v2-core/build");
export const CONTRACTS = join(ROOT, "contracts");
export const SCHEMA = join(SUBGRAPH, "schema.graphql");
export const MANIFEST = join(SUBGRAPH, "subgraph.yaml");

/** Where addresses come from; a test points it elsewhere. */
export const deploymentsDir = (): string =>
  resolve(process.env.CARBONTRACE_DEPLOYMENTS_DIR ?? join(ROOT, "deployments"));
