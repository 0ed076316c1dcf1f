import { LOCAL_CHAIN_ID } from "./chain.ts";
import type { Ports } from "./ports.ts";

/** The subgraph's name on graph-node. */
export const SUBGRAPH_NAME = "carbontrace";

/** Where everything is reached. */
export interface StackUrls {
  rpc: string;
  /** GraphQL of the project's subgraph. */
  subgraph: string;
  /** graph-node's own status queries. */
  indexerStatus: string;
  indexerAdmin: string;
  /** IPFS HTTP API; files are at `<ipfs>/ipfs/<cid>`. */
  ipfs: string;
  dapp: string;
}

/** The addresses that follow from the ports; a foreign IPFS endpoint takes the place of the embedded store. */
export function stackUrls(ports: Ports, ipfsApiUrl?: string): StackUrls {
  const at = (port: number) => `http://127.0.0.1:${port}`;
  return {
    rpc: at(ports.chain),
    subgraph: `${at(ports.graphql)}/subgraphs/name/${SUBGRAPH_NAME}`,
    indexerStatus: `${at(ports.indexerStatus)}/graphql`,
    indexerAdmin: at(ports.indexerAdmin),
    ipfs: ipfsApiUrl?.replace(/\/(api\/v0\/?)?$/, "") ?? at(ports.ipfs),
    dapp: at(ports.dapp),
  };
}

/** What every child (deployment, seed, generators, dApp) is told by its environment. */
export function stackEnvironment(urls: StackUrls, deploymentsDir: string): Record<string, string> {
  return {
    CARBONTRACE_NETWORK: "local",
    CARBONTRACE_DEPLOYMENTS_DIR: deploymentsDir,
    // A key for a public network, set in the shell that starts this, signs nothing here: the test accounts do.
    CARBONTRACE_DEPLOYER_KEY: "",
    CARBONTRACE_DEPLOYER_KEYSTORE: "",
    CARBONTRACE_RPC_URL: urls.rpc,
    CARBONTRACE_SUBGRAPH_URL: urls.subgraph,
    IPFS_API_URL: urls.ipfs,
    VITE_CHAIN_ID: String(LOCAL_CHAIN_ID),
    VITE_RPC_URL: urls.rpc,
    VITE_GRAPHQL_URL: urls.subgraph,
    VITE_IPFS_GATEWAY: `${urls.ipfs}/ipfs`,
  };
}
