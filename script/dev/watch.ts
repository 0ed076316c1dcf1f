import { messageOf } from "./errors.ts";
import type { Progress } from "./progress.ts";
import type { Stack } from "./stack-types.ts";
import { describeSync, syncState } from "./sync.ts";

/** How often the index is compared with the chain while the stack runs. */
const EVERY_MS = 10_000;

/** So many comparisons in a row must say that the index left the chain: graph-node follows short reorganisations itself. */
const PATIENCE = 3;

/** Watches the index: one that says it is healthy but stands on a block that the chain dropped is built again. */
export function watchIndex(stack: Stack, progress: Progress, everyMs = EVERY_MS): { stop(): void } {
  let diverged = 0;
  let busy = false;
  const look = async () => {
    if (busy || !stack.indexer.isRunning) return;
    busy = true;
    try {
      const state = await syncState({ chainUrl: stack.urls.rpc, subgraphUrl: stack.urls.subgraph });
      diverged = state.kind === "diverged" ? diverged + 1 : 0;
      if (diverged < PATIENCE) return;
      diverged = 0;
      progress.note(`the index stands ${describeSync(state)}`);
      await progress.step("index built again", () => stack.reindex());
    } catch (error) {
      progress.note(messageOf(error));
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), everyMs);
  return { stop: () => clearInterval(timer) };
}
