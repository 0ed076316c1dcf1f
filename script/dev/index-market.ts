import { eraseDatabase } from "./database.ts";
import { type StackUrls, SUBGRAPH_NAME } from "./environment.ts";
import { StackError } from "./errors.ts";
import { databaseFolder, type Parts } from "./parts.ts";
import { deploySubgraph } from "./subgraph.ts";
import { describeSync, type SyncState, type SyncTarget, waitForHead } from "./sync.ts";

/** The longest that a first indexing may take. */
const FIRST_INDEX_MS = 300_000;

/** So long an index that is started may hold a block that the chain does not have before it is built again. */
const DIVERGED_MS = 5_000;

/** The index of one stack: which subgraph it serves, and how it is brought to the chain's head. */
export class MarketIndex {
  private cid: string | undefined;

  constructor(
    private readonly dataDir: string,
    private readonly urls: StackUrls,
    private readonly parts: Parts,
  ) {}

  /** Serves a published subgraph from now on. */
  async serve(cid: string): Promise<void> {
    this.cid = cid;
    await deploySubgraph(this.parts.indexer.current, this.urls.ipfs, SUBGRAPH_NAME, cid);
  }

  /** Waits for the head; an index that the chain has left behind is built again. Answers what it did. */
  async reachHead(onState: (text: string) => void, signal?: AbortSignal): Promise<"synced" | "rebuilt"> {
    const options = {
      ...{
        timeoutMs: FIRST_INDEX_MS,
        divergedMs: DIVERGED_MS,
        onState: (state: SyncState) => onState(describeSync(state)),
      },
      ...(signal ? { signal } : {}),
    };
    if (await waitForHead(this.target, options)) return "synced";
    await this.rebuild(signal);
    if (await waitForHead(this.target, options)) return "rebuilt";
    throw new StackError("The index was built again and still does not agree with the chain.");
  }

  /** Waits for the head, and for graph-node to follow the chain where it was reorganised, without healing. */
  async synced(timeoutMs: number): Promise<void> {
    await waitForHead(this.target, { timeoutMs });
  }

  /** Erases the database and indexes from the first block on. */
  async rebuild(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await this.parts.indexer.stop();
    await this.parts.database.stop();
    eraseDatabase(databaseFolder(this.dataDir));
    await this.parts.database.start();
    await this.parts.indexer.start();
    if (this.cid) await this.serve(this.cid);
  }

  private get target(): SyncTarget {
    return { chainUrl: this.urls.rpc, subgraphUrl: this.urls.subgraph };
  }
}
