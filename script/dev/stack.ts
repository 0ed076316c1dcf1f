import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { FUNDED_ACCOUNTS, testAccounts } from "./accounts.ts";
import { LOCAL_CHAIN_ID } from "./chain.ts";
import { eraseDatabase } from "./database.ts";
import { stackEnvironment, stackUrls } from "./environment.ts";
import type { StackError } from "./errors.ts";
import { fillStack } from "./fill.ts";
import { MarketIndex } from "./index-market.ts";
import { Ledger } from "./ledger.ts";
import { DataLock } from "./lock.ts";
import type { Managed } from "./managed.ts";
import { databaseFolder, prepareParts } from "./parts.ts";
import { DEFAULT_DEPLOYMENTS_DIR } from "./paths.ts";
import { assertPortFree, DEFAULT_PORTS, freePorts, type Ports, portVariable } from "./ports.ts";
import { silent } from "./progress.ts";
import type { Stack, StackOptions } from "./stack-types.ts";
import { buildContracts } from "./steps.ts";

export type { Stack, StackOptions } from "./stack-types.ts";

/** The longest that `synced` waits unless told otherwise. */
const SYNC_MS = 120_000;

/** Starts the whole market. When anything fails, whatever runs already is stopped before the error is thrown. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const lock = await DataLock.take(resolve(options.dataDir));
  const started: Managed<{ stop(): Promise<void> }>[] = [];
  const stop = once(async () => {
    for (const part of started.reverse()) await part.stop();
    lock.release();
  });
  try {
    return await startParts(options, lock, started, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  options: StackOptions,
  lock: DataLock,
  started: Managed<{ stop(): Promise<void> }>[],
  stop: () => Promise<void>,
): Promise<Stack> {
  const progress = options.progress ?? silent;
  const dataDir = resolve(options.dataDir);
  const deploymentsDir = resolve(options.deploymentsDir ?? DEFAULT_DEPLOYMENTS_DIR);
  if (options.fresh) forget(dataDir, deploymentsDir);
  const ports = options.ports === "free" ? await freePorts() : { ...DEFAULT_PORTS, ...options.ports };
  await assertPortsFree(ports, options);

  const urls = stackUrls(ports, options.ipfsApiUrl);
  const env = stackEnvironment(urls, deploymentsDir);
  const { failed, onDeath, signal } = deathWatch(options.signal);
  const parts = prepareParts({
    ...{ dataDir, ports, urls, env, onDeath, register: lock, onNote: progress.note },
    dappMode: options.dapp === "preview" ? "preview" : "dev",
  });
  const index = new MarketIndex(dataDir, urls, parts);
  const ledger = new Ledger(dataDir);
  const start = async <T extends { stop(): Promise<void> }>(title: string, part: Managed<T>) => {
    signal.throwIfAborted();
    started.push(part);
    await progress.step(title, () => part.start());
  };

  if (options.build !== false) {
    await progress.step("contracts built", () => buildContracts({ env, signal }));
  }
  await start(`chain ${LOCAL_CHAIN_ID} at ${urls.rpc}`, parts.chain);
  const { genesis } = parts.chain.current;
  if (!ledger.isIndexOf(genesis)) eraseDatabase(databaseFolder(dataDir));
  ledger.indexBelongsTo(genesis);
  await start("PostgreSQL", parts.database);
  if (!options.ipfsApiUrl) await start(`content store at ${urls.ipfs}`, parts.ipfs);
  await start("graph-node", parts.indexer);
  await fillStack({ urls, env, deploymentsDir }, { ...options, signal }, ledger, index, progress);
  if (options.dapp) await start(`dApp at ${urls.dapp}`, parts.dapp);

  return {
    ...parts,
    ...{
      chainId: LOCAL_CHAIN_ID,
      ports,
      urls,
      accounts: testAccounts(FUNDED_ACCOUNTS),
      dataDir,
      deploymentsDir,
      env,
      failed,
      stop,
    },
    reindex: () => index.rebuild(),
    synced: (timeoutMs = SYNC_MS) => index.synced(timeoutMs),
  };
}

function forget(dataDir: string, deploymentsDir: string): void {
  for (const name of ["chain", "database", "database.password", "ipfs", "indexer", "logs", "done.json"]) {
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
  rmSync(join(deploymentsDir, `${LOCAL_CHAIN_ID}.json`), { force: true });
}

async function assertPortsFree(ports: Ports, options: StackOptions): Promise<void> {
  const uses: Record<keyof Ports, string> = {
    chain: "chain",
    graphql: "indexer's GraphQL",
    indexerAdmin: "indexer's admin",
    indexerStatus: "indexer's status",
    indexerMetrics: "indexer's metrics",
    ipfs: "content store",
    database: "database",
    dapp: "dApp",
  };
  for (const [name, use] of Object.entries(uses) as [keyof Ports, string][]) {
    if (name === "dapp" && !options.dapp) continue;
    if (name === "ipfs" && options.ipfsApiUrl) continue;
    await assertPortFree(ports[name], use, portVariable(name));
  }
}

/** The first unexpected death of a part, as a promise and as the end of everything that is still under way. */
function deathWatch(outer?: AbortSignal) {
  const control = new AbortController();
  let resolve: (error: StackError) => void = () => {};
  const failed = new Promise<StackError>((settle) => {
    resolve = settle;
  });
  const onDeath = (error: StackError) => {
    resolve(error);
    control.abort(error);
  };
  return { failed, onDeath, signal: AbortSignal.any(outer ? [outer, control.signal] : [control.signal]) };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
