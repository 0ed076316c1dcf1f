import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { gndBinary } from "./binaries.ts";
import type { StackError } from "./errors.ts";
import { writeIdleSubgraph } from "./indexer-idle.ts";
import { GRAPHQL_LIMITS } from "./indexer-limits.ts";
import type { Ports } from "./ports.ts";
import { type ChildRegister, Service } from "./service.ts";

/** The chain's name in subgraph manifests (`network: local`). */
export const LOCAL_NETWORK = "local";

/** graph-node. */
export interface Indexer {
  service: Service;
  /** `POST <graphqlUrl>/subgraphs/name/<name>` */
  graphqlUrl: string;
  adminUrl: string;
  statusUrl: string;
  /** Where the files of a deployed subgraph must lie, under their CIDs: see `deploySubgraph`. */
  filesFolder: string;
  stop(): Promise<void>;
}

export interface IndexerOptions {
  folder: string;
  logFile: string;
  ports: Pick<Ports, "graphql" | "indexerAdmin" | "indexerStatus" | "indexerMetrics">;
  chainUrl: string;
  databaseUrl: string;
  ipfsUrl: string;
  register: ChildRegister;
  onDeath: (error: StackError) => void;
}

/**
 * Starts graph-node through `gnd dev`, which differs from a graph-node server in one way: it reads a subgraph's files
 * from disk instead of from IPFS, relative to its working folder. So its working folder holds those files by CID, and
 * deployments keep their content hash as id: the same subgraph deployed again continues where it was.
 */
export async function startIndexer(options: IndexerOptions): Promise<Indexer> {
  const filesFolder = join(options.folder, "files");
  mkdirSync(filesFolder, { recursive: true });
  const { ports } = options;
  const service = await Service.start(
    {
      name: "indexer (graph-node)",
      command: gndBinary(),
      args: [
        ...["dev", "--manifests", writeIdleSubgraph(options.folder, LOCAL_NETWORK)],
        ...["--ethereum-rpc", `${LOCAL_NETWORK}:${options.chainUrl}`, "--ipfs", options.ipfsUrl],
        ...["--http-port", String(ports.graphql), "--admin-port", String(ports.indexerAdmin)],
        ...["--index-node-port", String(ports.indexerStatus), "--metrics-port", String(ports.indexerMetrics)],
      ],
      logFile: options.logFile,
      spawn: {
        cwd: filesFolder,
        env: {
          ...process.env,
          ...GRAPHQL_LIMITS,
          // By environment, so that the password does not stand in the process list.
          POSTGRES_URL: options.databaseUrl,
          ETHEREUM_POLLING_INTERVAL: "200",
          // A notice of a new head that comes while the last block is being written is lost, and graph-node looks by itself
          // only after this many seconds (30 if nothing is said).
          GRAPH_CHAIN_HEAD_WATCHER_TIMEOUT: "1",
          GRAPH_LOG: "info",
        },
      },
      // It does not listen to SIGTERM, and on SIGINT it may panic in its last moment: what is committed is safe either way.
      stopSignal: "SIGINT",
      stopTimeoutMs: 5_000,
    },
    options.register,
    options.onDeath,
  );
  const graphqlUrl = `http://127.0.0.1:${ports.graphql}`;
  const adminUrl = `http://127.0.0.1:${ports.indexerAdmin}`;
  const statusUrl = `http://127.0.0.1:${ports.indexerStatus}/graphql`;
  try {
    await service.ready(async () => {
      const answers = await Promise.all([fetch(graphqlUrl), fetch(adminUrl, { method: "POST" }), fetch(statusUrl)]);
      return answers.length === 3;
    }, 90_000);
  } catch (error) {
    await service.stop();
    throw error;
  }
  return { service, graphqlUrl, adminUrl, statusUrl, filesFolder, stop: () => service.stop() };
}
