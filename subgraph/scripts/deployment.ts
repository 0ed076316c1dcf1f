import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deploymentsDir } from "./paths.ts";

/** What the subgraph needs of `deployments/<chainId>.json`. */
export interface Deployment {
  chainId: number;
  /** The chain's name at the indexer. */
  network: string;
  /** The block from which on there can be events. */
  startBlock: number;
  contracts: Record<string, { address: string }>;
}

/** Reads the address book of one chain. `network` overrides the name that the book gives the chain. */
export function readDeployment(chainId: number, network?: string): Deployment {
  const path = join(deploymentsDir(), `${chainId}.json`);
  if (!existsSync(path)) throw new Error(`${path} is not there: nothing is deployed on chain ${chainId}.`);
  const book = JSON.parse(readFileSync(path, "utf8")) as Deployment;
  return { ...book, network: network ?? book.network };
}
