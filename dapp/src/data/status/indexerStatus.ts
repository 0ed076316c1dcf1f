import { BlockNotFoundError, type Hash } from "viem";
import { publicClient } from "../../chain/wagmi.ts";
import { readHead } from "../chainClock.ts";
import { request } from "../graphql/request.ts";
import { headDocument } from "../indexer/documents.ts";

/**
 * How far the indexer can be believed.
 * - `fresh`: its block is on the chain, and it is at the head or within {@link FRESH_LAG} blocks of it
 * - `behind`: its block is on the chain, `lag` blocks before the head
 * - `forked`: its block is not on the chain: what it says may be wrong
 * - `down`: no usable answer, or it failed while indexing
 * - `unchecked`: the chain itself cannot be reached, so nothing can be compared
 */
export type IndexerStatus =
  | { state: "fresh" | "behind"; lag: bigint; block: bigint; head: bigint }
  | { state: "forked"; block: bigint; head: bigint }
  | { state: "down"; head: bigint | null }
  | { state: "unchecked"; block: bigint };

/** Blocks that an indexer may be behind while it is doing well: the chain moves between the two questions. */
export const FRESH_LAG = 2n;

/** What the indexer says of itself. */
export interface IndexerHead {
  number: bigint;
  hash: Hash | null;
  failed: boolean;
}

/** Where the indexer says it is. */
export async function readIndexerHead(signal?: AbortSignal): Promise<IndexerHead> {
  const { _meta: meta } = await request(headDocument, {}, signal);
  if (!meta) throw new Error("The indexer does not say where it is.");
  return { number: BigInt(meta.block.number), hash: meta.block.hash, failed: meta.hasIndexingErrors };
}

/** Compares the indexer with the chain, number and hash. Never throws: not to know is a state of its own. */
export async function readIndexerStatus(signal?: AbortSignal): Promise<IndexerStatus> {
  const [indexer, head] = await Promise.all([
    readIndexerHead(signal).catch(() => null),
    readHead().then(
      ({ number }) => number,
      () => null,
    ),
  ]);
  if (!indexer || indexer.failed) return { state: "down", head };
  if (head === null) return { state: "unchecked", block: indexer.number };
  return compare(indexer, head);
}

async function compare(indexer: IndexerHead, head: bigint): Promise<IndexerStatus> {
  const { number } = indexer;
  let canonical: Hash | null;
  try {
    canonical = (await publicClient.getBlock({ blockNumber: number })).hash;
  } catch (error) {
    // Above the head: either the chain was rolled back, or the head moved since it was asked for.
    if (!(error instanceof BlockNotFoundError)) return { state: "unchecked", block: number };
    canonical = null;
  }
  const present = number > head ? number : head;
  if (canonical === null || indexer.hash === null || canonical.toLowerCase() !== indexer.hash.toLowerCase()) {
    return { state: "forked", block: number, head: present };
  }
  const lag = present - number;
  return { state: lag <= FRESH_LAG ? "fresh" : "behind", lag, block: number, head: present };
}
