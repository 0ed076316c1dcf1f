import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blockAt, rpc } from "../../../script/dev/rpc.ts";
import { type Stack, type StackOptions, startStack } from "../../../script/dev/stack.ts";
import { processesOf } from "./running.ts";
import { deployTicker, indexedTicks, query, TICKER_ADDRESS, temporaryFolder, tick, tickerSubgraph } from "./ticker.ts";

const dataDir = temporaryFolder();
let subgraph: string;
let stack: Stack;

const start = (options: Partial<StackOptions> = {}) =>
  startStack({
    dataDir,
    deploymentsDir: join(dataDir, "deployments"),
    ports: "free",
    build: false,
    deploy: false,
    subgraph,
    ...options,
  });

beforeAll(async () => {
  subgraph = await tickerSubgraph(TICKER_ADDRESS);
  stack = await start();
  await deployTicker(stack.urls.rpc);
});

afterAll(async () => {
  await stack?.stop();
  for (const folder of [dataDir, subgraph]) rmSync(folder, { recursive: true, force: true });
});

test("indexes what happens on the chain, to the very head", async () => {
  await tick(stack.urls.rpc, 3);
  await stack.synced();
  expect(await indexedTicks(stack.urls.subgraph)).toEqual([2, 3, 4]);
});

test("the indexer can be stopped and started again while the chain goes on", async () => {
  await stack.indexer.stop();
  await expect(query(stack.urls.subgraph, "{ _meta { block { number } } }")).rejects.toThrow();
  await tick(stack.urls.rpc, 2);
  await stack.indexer.start();
  await stack.synced();
  expect(await indexedTicks(stack.urls.subgraph)).toEqual([2, 3, 4, 5, 6]);
});

test("follows a reorganisation", async () => {
  await rpc(stack.urls.rpc, "anvil_reorg", [3, []]);
  await tick(stack.urls.rpc);
  await stack.synced();
  // The three newest blocks were replaced by empty ones; the tick after them is in block 7.
  expect(await indexedTicks(stack.urls.subgraph)).toEqual([2, 3, 7]);
});

describe("the price of one query is limited", () => {
  const refused = async (text: string) => {
    const body = await query<{ errors?: { message: string }[]; data?: unknown }>(stack.urls.subgraph, text);
    return body.errors?.[0]?.message ?? "";
  };

  test.each([
    [
      "thousands of aliases of a thousand rows",
      `{${Array.from({ length: 3000 }, (_, i) => `a${i}: ticks(first: 1000) { id }`).join(" ")}}`,
      "exceeds the limit",
    ],
    ["a page of more than a thousand", "{ ticks(first: 1001) { id } }", "first"],
    ["skipping far ahead", "{ ticks(skip: 5001) { id } }", "skip"],
  ])("%s is refused", async (_what, text, sentence) => {
    expect(await refused(text)).toContain(sentence);
  });

  test("a full page is not", async () => {
    expect(await refused("{ ticks(first: 1000) { id } }")).toBe("");
  });
});

test("a second start on the same data folder is refused with a sentence", async () => {
  await expect(start()).rejects.toThrow(/already runs on .* \(process \d+\)/);
  expect(await blockAt(stack.urls.rpc)).toBeDefined();
});

test("stops everything, and the next start continues with the same chain, index and files", async () => {
  const before = { head: await blockAt(stack.urls.rpc), ticks: await indexedTicks(stack.urls.subgraph) };
  const { cid } = await stack.ipfs.current.store.add(Buffer.from("evidence"), 0);
  await stack.stop();
  expect(processesOf(dataDir)).toEqual([]);
  stack = await start();
  expect(await blockAt(stack.urls.rpc)).toEqual(before.head);
  expect(await indexedTicks(stack.urls.subgraph)).toEqual(before.ticks);
  expect(await (await fetch(`${stack.urls.ipfs}/ipfs/${cid}`)).text()).toBe("evidence");
  await tick(stack.urls.rpc);
  await stack.synced();
  expect(await indexedTicks(stack.urls.subgraph)).toEqual([...before.ticks, (before.head?.number ?? 0) + 1]);
});

test("an index of another chain is erased and built again", async () => {
  await stack.stop();
  rmSync(join(dataDir, "chain"), { recursive: true });
  stack = await start();
  await deployTicker(stack.urls.rpc);
  await tick(stack.urls.rpc);
  await stack.synced();
  expect(await indexedTicks(stack.urls.subgraph)).toEqual([2]);
});

test("an index ahead of a chain that lost blocks is built again", async () => {
  await tick(stack.urls.rpc, 20);
  await stack.synced();
  // The index keeps what it has while the chain goes back behind it.
  await stack.indexer.stop();
  await rpc(stack.urls.rpc, "anvil_rollback", [18]);
  await tick(stack.urls.rpc);
  await stack.stop();
  stack = await start();
  await stack.synced();
  const head = await blockAt(stack.urls.rpc);
  expect((await indexedTicks(stack.urls.subgraph)).at(-1)).toBe(head?.number);
});

test("--fresh begins a new chain with an empty index", async () => {
  await stack.stop();
  stack = await start({ fresh: true });
  expect((await blockAt(stack.urls.rpc))?.number).toBe(0);
  expect(await indexedTicks(stack.urls.subgraph)).toEqual([]);
});

test("a part that dies is reported by name, with its log", async () => {
  process.kill(stack.indexer.current.service.pid, "SIGKILL");
  const death = await stack.failed;
  expect(death.message).toMatch(/^The indexer \(graph-node\) was ended by SIGKILL while it was needed\..*indexer\.log/);
  await stack.stop();
  expect(processesOf(dataDir)).toEqual([]);
});
