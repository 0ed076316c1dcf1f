/** A deployed market of its own for a test: chain and content store, without index and page. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { networkOf } from "../../../script/chain/networks.ts";
import { Protocol } from "../../../script/chain/protocol.ts";
import { startChain } from "../../../script/dev/chain.ts";
import { stackEnvironment, stackUrls } from "../../../script/dev/environment.ts";
import { startIpfs } from "../../../script/dev/ipfs/server.ts";
import { freePorts } from "../../../script/dev/ports.ts";
import { rpc } from "../../../script/dev/rpc.ts";
import { buildContracts, deployContracts } from "../../../script/dev/steps.ts";

/** The running market. */
export interface SmallMarket {
  readonly protocol: Protocol;
  /** for programs that work on it */
  readonly env: Record<string, string>;
  /** a folder for the test's own files, gone at the end */
  readonly folder: string;
  /** Moves the chain's clock forward {s}. */
  passTime(seconds: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startSmallMarket(): Promise<SmallMarket> {
  const folder = mkdtempSync(join(tmpdir(), "carbontrace-token-"));
  const deploymentsDir = join(folder, "deployments");
  mkdirSync(deploymentsDir);
  const ports = await freePorts();
  const urls = stackUrls(ports);
  const env = stackEnvironment(urls, deploymentsDir);
  const parts: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of parts.reverse()) await part.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await buildContracts({ env });
    const chain = await startChain({
      folder: join(folder, "chain"),
      logFile: join(folder, "chain.log"),
      port: ports.chain,
      register: { add: () => {}, remove: () => {} },
      onDeath: () => {},
    });
    parts.push(chain);
    parts.push(await startIpfs({ folder: join(folder, "ipfs"), port: ports.ipfs }));
    await deployContracts({ env });
    return {
      protocol: await Protocol.connect(networkOf("local", env), env),
      ...{ env, folder, stop },
      async passTime(seconds) {
        await rpc(urls.rpc, "evm_increaseTime", [seconds]);
        await rpc(urls.rpc, "evm_mine", []);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
