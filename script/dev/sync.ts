import { messageOf, StackError } from "./errors.ts";
import { delay } from "./processes.ts";
import { type BlockPointer, blockAt } from "./rpc.ts";

/** How far the index is, seen from the chain. */
export type SyncState =
  | { kind: "at-head"; block: BlockPointer }
  | { kind: "behind"; indexed: BlockPointer; head: BlockPointer }
  /** The indexed block is not on the chain: the chain lost blocks or was begun anew. */
  | { kind: "diverged"; indexed: BlockPointer }
  /** Nothing is indexed yet, or nothing is deployed. */
  | { kind: "empty"; reason: string };

/** Where to look. */
export interface SyncTarget {
  chainUrl: string;
  subgraphUrl: string;
}

/** Compares the indexed block with the chain, by number and by hash. A subgraph that failed throws its error. */
export async function syncState(target: SyncTarget): Promise<SyncState> {
  const meta = await queryMeta(target.subgraphUrl);
  if ("reason" in meta) return { kind: "empty", reason: meta.reason };
  const [onChain, head] = await Promise.all([blockAt(target.chainUrl, meta.number), blockAt(target.chainUrl)]);
  if (!onChain || onChain.hash !== meta.hash || !head) return { kind: "diverged", indexed: meta };
  return meta.number >= head.number ? { kind: "at-head", block: meta } : { kind: "behind", indexed: meta, head };
}

/** How long to wait for the chain's head. */
export interface WaitOptions {
  timeoutMs: number;
  /** So long the index may hold a block that the chain does not have before it is given up; to the end where it is left out. */
  divergedMs?: number;
  signal?: AbortSignal;
  onState?: (state: SyncState) => void;
}

/**
 * Waits until the index is at the chain's head. Answers false when it diverged for longer than `divergedMs`: graph-node follows a short
 * reorganisation by itself, within a second or two where the machine is not busy.
 */
export async function waitForHead(target: SyncTarget, options: WaitOptions): Promise<boolean> {
  const { timeoutMs, divergedMs = Number.POSITIVE_INFINITY } = options;
  const until = Date.now() + timeoutMs;
  let divergedSince: number | undefined;
  for (;;) {
    options.signal?.throwIfAborted();
    const state = await syncState(target);
    options.onState?.(state);
    if (state.kind === "at-head") return true;
    if (Date.now() > until) {
      throw new StackError(
        `The index did not reach the chain's head within ${timeoutMs / 1000} s: ${describeSync(state)}.`,
      );
    }
    divergedSince = state.kind === "diverged" ? (divergedSince ?? Date.now()) : undefined;
    if (divergedSince !== undefined && Date.now() - divergedSince > divergedMs) return false;
    await delay(150);
  }
}

/** The state in words. */
export function describeSync(state: SyncState): string {
  if (state.kind === "at-head") return `at the chain's head, block ${state.block.number}`;
  if (state.kind === "behind") return `at block ${state.indexed.number} of ${state.head.number}`;
  if (state.kind === "diverged")
    return `at block ${state.indexed.number} (${state.indexed.hash}), which the chain does not have`;
  return state.reason;
}

async function queryMeta(subgraphUrl: string): Promise<BlockPointer | { reason: string }> {
  let body: { data?: { _meta?: { block: BlockPointer; hasIndexingErrors: boolean } }; errors?: { message: string }[] };
  try {
    const response = await fetch(subgraphUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ _meta { block { number hash } hasIndexingErrors } }" }),
      signal: AbortSignal.timeout(10_000),
    });
    body = (await response.json()) as typeof body;
  } catch (error) {
    return { reason: `the indexer does not answer (${messageOf(error)})` };
  }
  const failure = body.errors?.[0]?.message;
  if (failure?.includes("indexing_error") || body.data?._meta?.hasIndexingErrors) {
    throw new StackError("The subgraph stopped at an error in one of its handlers; the indexer's log has it.");
  }
  const block = body.data?._meta?.block;
  return block?.hash ? { number: block.number, hash: block.hash } : { reason: failure ?? "nothing is indexed yet" };
}
