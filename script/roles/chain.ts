// A throw-away chain with the market on it, deployed as `npm run deploy -- --network local` does.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { networkOf } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import { type Chain, startChain } from "../dev/chain.ts";
import { stackEnvironment, stackUrls } from "../dev/environment.ts";
import { DataLock } from "../dev/lock.ts";
import { freePorts } from "../dev/ports.ts";
import { buildContracts, deployContracts } from "../dev/steps.ts";

/** A market on a chain of its own. */
export interface FreshMarket {
  readonly protocol: Protocol;
  readonly url: string;
  /** Ends the chain; nothing stays behind. */
  stop(): Promise<void>;
}

/** Compiles, starts a chain, and deploys. What runs already is stopped before an error is thrown. */
export async function startFreshMarket(): Promise<FreshMarket> {
  const folder = mkdtempSync(join(tmpdir(), "carbontrace-roles-"));
  const lock = await DataLock.take(folder);
  let chain: Chain | undefined;
  const stop = async () => {
    await chain?.stop();
    lock.release();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const ports = await freePorts();
    const env = stackEnvironment(stackUrls(ports), join(folder, "deployments"));
    await buildContracts({ env });
    chain = await startChain({
      folder: join(folder, "chain"),
      logFile: join(folder, "chain.log"),
      port: ports.chain,
      register: lock,
      onDeath: () => {},
    });
    await deployContracts({ env });
    return { protocol: await Protocol.connect(networkOf("local", env), env), url: chain.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
