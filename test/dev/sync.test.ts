/** Waiting for the index: how long it may hold a block that the chain does not have. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type SyncTarget, waitForHead } from "../../script/dev/sync.ts";

const FOREVER_MS = 600_000;
const HASH = { chain: `0x${"c".repeat(64)}`, other: `0x${"0".repeat(64)}` };
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A chain of seven blocks, and an index that has a block of another branch until it was asked so often. */
async function divergedUntil(questions: number): Promise<SyncTarget & { asked(): number }> {
  let asked = 0;
  const index = () => {
    asked += 1;
    const block = { number: 7, hash: asked > questions ? HASH.chain : HASH.other };
    return { data: { _meta: { block, hasIndexingErrors: false } } };
  };
  const url = async (answer: () => object) => {
    const server = createServer((_request, response) => void response.end(JSON.stringify(answer())));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const chain = () => ({ jsonrpc: "2.0", id: 1, result: { number: "0x7", hash: HASH.chain } });
  return { chainUrl: await url(chain), subgraphUrl: await url(index), asked: () => asked };
}

test("an index on another branch is waited for until it has followed the chain", async () => {
  const target = await divergedUntil(4);
  expect(await waitForHead(target, { timeoutMs: FOREVER_MS })).toBe(true);
  expect(target.asked()).toBe(5);
});

test("where it is to be built again, it is given up after a while", async () => {
  const target = await divergedUntil(Number.POSITIVE_INFINITY);
  expect(await waitForHead(target, { timeoutMs: FOREVER_MS, divergedMs: 1 })).toBe(false);
});

test("one that never follows is named with its block", async () => {
  const target = await divergedUntil(Number.POSITIVE_INFINITY);
  await expect(waitForHead(target, { timeoutMs: 1 })).rejects.toThrow(
    `at block 7 (${HASH.other}), which the chain does not have.`,
  );
});
