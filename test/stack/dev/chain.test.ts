import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Chain, startChain } from "../../../script/dev/chain.ts";
import { DataLock } from "../../../script/dev/lock.ts";
import { freePorts } from "../../../script/dev/ports.ts";
import { rpc } from "../../../script/dev/rpc.ts";

const YEAR = 31_536_000;

test("a chain whose time was moved on goes on from there when it is started again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "carbontrace-chain-"));
  const lock = await DataLock.take(folder);
  const start = async (): Promise<Chain> =>
    startChain({
      folder: join(folder, "chain"),
      logFile: join(folder, "chain.log"),
      port: (await freePorts()).chain,
      register: lock,
      onDeath: () => {},
    });
  let chain: Chain | undefined;
  try {
    chain = await start();
    await rpc(chain.url, "evm_increaseTime", [YEAR]);
    await rpc(chain.url, "anvil_mine", ["0x1"]);
    const before = await timeOf(chain);
    expect(before).toBeGreaterThanOrEqual(Math.floor(Date.now() / 1000) + YEAR - 60);
    await chain.stop();
    chain = await start();
    expect(await timeOf(chain)).toBe(before);
    await rpc(chain.url, "anvil_mine", ["0x1"]);
    const after = await timeOf(chain);
    expect(after).toBeGreaterThanOrEqual(before);
    expect(after).toBeLessThan(before + 600);
  } finally {
    await chain?.stop();
    lock.release();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

async function timeOf({ url }: Chain): Promise<number> {
  return Number((await rpc<{ timestamp: string }>(url, "eth_getBlockByNumber", ["latest", false])).timestamp);
}
