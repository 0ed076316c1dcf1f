import { join } from "node:path";
import { type Chain, startChain } from "./chain.ts";
import { type Dapp, startDapp } from "./dapp.ts";
import { type Database, startDatabase } from "./database.ts";
import type { StackUrls } from "./environment.ts";
import type { StackError } from "./errors.ts";
import { type Indexer, startIndexer } from "./indexer.ts";
import { type IpfsServer, startIpfs } from "./ipfs/server.ts";
import { type Managed, managed } from "./managed.ts";
import type { Ports } from "./ports.ts";
import type { ChildRegister } from "./service.ts";

/** The stack's five running parts, in the order in which they start; each can be stopped and started alone. */
export interface Parts {
  readonly chain: Managed<Chain>;
  readonly database: Managed<Database>;
  readonly ipfs: Managed<IpfsServer>;
  readonly indexer: Managed<Indexer>;
  readonly dapp: Managed<Dapp>;
}

export interface PartsOptions {
  dataDir: string;
  ports: Ports;
  urls: StackUrls;
  env: Record<string, string>;
  dappMode: "dev" | "preview";
  register: ChildRegister;
  onDeath: (error: StackError) => void;
  onNote: (note: string) => void;
}

/** Prepares the parts; nothing is started yet. */
export function prepareParts(options: PartsOptions): Parts {
  const { dataDir, ports, urls, env, register, onDeath } = options;
  const common = (name: string) => ({ logFile: join(dataDir, "logs", `${name}.log`), register, onDeath });
  const database = managed("database", () =>
    startDatabase({ ...common("database"), folder: databaseFolder(dataDir), port: ports.database }),
  );
  return {
    database,
    chain: managed("chain", () =>
      startChain({ ...common("chain"), folder: join(dataDir, "chain"), port: ports.chain, onNote: options.onNote }),
    ),
    ipfs: managed("content store", () => startIpfs({ folder: join(dataDir, "ipfs"), port: ports.ipfs })),
    indexer: managed("indexer", () =>
      startIndexer({
        ...common("indexer"),
        folder: join(dataDir, "indexer"),
        ports,
        chainUrl: urls.rpc,
        ipfsUrl: urls.ipfs,
        databaseUrl: database.current.url,
      }),
    ),
    dapp: managed("dApp", () => startDapp({ ...common("dapp"), mode: options.dappMode, port: ports.dapp, env })),
  };
}

/** Where PostgreSQL keeps the index. */
export function databaseFolder(dataDir: string): string {
  return join(dataDir, "database");
}
