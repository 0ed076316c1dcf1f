import type { TestAccount } from "./accounts.ts";
import type { StackUrls } from "./environment.ts";
import type { StackError } from "./errors.ts";
import type { Parts } from "./parts.ts";
import type { Ports } from "./ports.ts";
import type { Progress } from "./progress.ts";

/** What to start, and where. */
export interface StackOptions {
  /** Chain, database, files and logs live here between runs. */
  dataDir: string;
  /** Where the address book is written; `deployments/` by default. */
  deploymentsDir?: string;
  /** `"free"` lets the system choose: for tests. */
  ports?: Partial<Ports> | "free";
  /** Forgets all earlier state first. */
  fresh?: boolean;
  /** Compile the contracts first (default: yes). */
  build?: boolean;
  /** Deploy the contracts when this chain does not have them (default: yes). */
  deploy?: boolean;
  /** Seed the market when this chain is not seeded (default: yes; never without contracts). */
  seed?: boolean;
  /** The subgraph's folder, or false for none (default: the project's own, generated first). */
  subgraph?: string | false;
  /** How to serve the dApp, or false for not at all (default). */
  dapp?: "dev" | "preview" | false;
  /** A Kubo endpoint instead of the embedded store. */
  ipfsApiUrl?: string;
  progress?: Progress;
  /** Gives up starting (and stops what runs) when aborted. */
  signal?: AbortSignal;
}

/** The running stack. */
export interface Stack extends Parts {
  readonly chainId: number;
  readonly ports: Ports;
  readonly urls: StackUrls;
  readonly accounts: TestAccount[];
  readonly dataDir: string;
  readonly deploymentsDir: string;
  /** The environment for further programs that work on this stack. */
  readonly env: Record<string, string>;
  /** Resolves with a sentence when a part dies that nobody stopped. */
  readonly failed: Promise<StackError>;
  /** Erases the index and builds it again from the chain. */
  reindex(): Promise<void>;
  /** Waits until the index is at the chain's head, by number and hash. */
  synced(timeoutMs?: number): Promise<void>;
  /** Ends everything in order: dApp, indexer, database, files, and last the chain, which saves itself. */
  stop(): Promise<void>;
}
