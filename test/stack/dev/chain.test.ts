import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Chain, startChain } from "../../../script/dev/chain.ts";
import { DataLock } from "../../../script/dev/lock.ts";
import { freePorts } from "../../../script/dev/ports.ts";
import { rpc } from "../../../script/dev/rpc.ts";

const YEAR = 31_536_000;

let folder: string;
let lock: DataLock;
let chain: Chain | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "carbontrace-chain-"));
  lock = await DataLock.take(folder);
});

afterEach(async () => {
  await chain?.stop();
  lock.release();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<Chain> {
  chain = await startChain({
    folder: join(folder, "chain"),
    logFile: join(folder, "chain.log"),
    port: (await freePorts()).chain,
    register: lock,
    onDeath: () => {},
  });
  return chain;
}

async function timeOf({ url }: Chain): Promise<number> {
  return Number((await rpc<{ timestamp: string }>(url, "eth_getBlockByNumber", ["latest", false])).timestamp);
}

test("a chain whose time was moved on goes on from there when it is started again", async () => {
  const first = await start();
  await rpc(first.url, "evm_increaseTime", [YEAR]);
  await rpc(first.url, "anvil_mine", ["0x1"]);
  const before = await timeOf(first);
  expect(before).toBeGreaterThanOrEqual(Math.floor(Date.now() / 1000) + YEAR - 60);
  await first.stop();
  const second = await start();
  expect(await timeOf(second)).toBe(before);
  await rpc(second.url, "anvil_mine", ["0x1"]);
  const after = await timeOf(second);
  expect(after).toBeGreaterThanOrEqual(before);
  expect(after).toBeLessThan(before + 600);
});

test("old states lie in the chain's own folder while it runs, and nowhere afterwards, also not after a kill", async () => {
  const history = join(folder, "chain/history");
  const states = () => readdirSync(history, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const first = await start();
  await rpc(first.url, "anvil_mine", ["0x400"]);
  expect(states().length).toBeGreaterThan(0);
  process.kill(first.service.pid, "SIGKILL");
  await first.service.ended;
  expect(states().length).toBeGreaterThan(0);
  const second = await start();
  expect(existsSync(history) ? states() : []).toEqual([]);
  await rpc(second.url, "anvil_mine", ["0x400"]);
  expect(states().length).toBeGreaterThan(0);
  await second.stop();
  expect(existsSync(history)).toBe(false);
});
