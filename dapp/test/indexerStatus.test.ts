// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readIndexerStatus } from "../src/data/index.ts";
import { freshWorld, hashOf, serverOf } from "./support/indexer.ts";

const world = freshWorld();
const server = serverOf(world);
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => void Object.assign(world, freshWorld()));
afterAll(() => server.close());

describe("the indexer's status", () => {
  it("is fresh at the head and within two blocks of it", async () => {
    expect(await readIndexerStatus()).toEqual({ state: "fresh", lag: 0n, block: 100n, head: 100n });
    world.head = 102n;
    expect(await readIndexerStatus()).toMatchObject({ state: "fresh", lag: 2n });
  });
  it("is behind beyond that, with the number of blocks", async () => {
    world.head = 103n;
    expect(await readIndexerStatus()).toEqual({ state: "behind", lag: 3n, block: 100n, head: 103n });
  });
  it("is forked when the chain has another block under that number", async () => {
    world.hashes.set(100n, hashOf(999));
    expect(await readIndexerStatus()).toMatchObject({ state: "forked", block: 100n });
  });
  it("is forked when the indexer stands above the head of a chain that was rolled back", async () => {
    world.head = 90n;
    expect(await readIndexerStatus()).toMatchObject({ state: "forked", block: 100n, head: 100n });
  });
  it("compares hashes without regard to case", async () => {
    world.meta = { number: 100, hash: `0x${"AB".repeat(32)}` };
    world.hashes.set(100n, `0x${"ab".repeat(32)}`);
    expect(await readIndexerStatus()).toMatchObject({ state: "fresh" });
  });
  it("is down when it does not answer or failed while indexing", async () => {
    world.meta = null;
    expect(await readIndexerStatus()).toEqual({ state: "down", head: 100n });
    world.meta = { number: 100, hash: hashOf(100), failed: true };
    expect(await readIndexerStatus()).toEqual({ state: "down", head: 100n });
  });
  it("is unchecked when the chain cannot be asked, and down when nobody answers", async () => {
    world.head = null;
    expect(await readIndexerStatus()).toEqual({ state: "unchecked", block: 100n });
    world.meta = null;
    expect(await readIndexerStatus()).toEqual({ state: "down", head: null });
  }, 20_000);
});
