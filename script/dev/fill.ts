import { join } from "node:path";
import { LOCAL_CHAIN_ID } from "./chain.ts";
import type { MarketIndex } from "./index-market.ts";
import { isDeployed, type Ledger } from "./ledger.ts";
import type { Progress } from "./progress.ts";
import { publishOnce } from "./publish-memo.ts";
import type { Stack, StackOptions } from "./stack-types.ts";
import {
  buildDapp,
  deployContracts,
  generateDapp,
  generateSubgraph,
  type StepContext,
  SUBGRAPH_FOLDER,
  seedMarket,
} from "./steps.ts";

/** Brings a started stack to a market that can be used: contracts, seed, index, generated code. Done steps are left out. */
export async function fillStack(
  stack: Pick<Stack, "urls" | "env" | "deploymentsDir">,
  options: StackOptions,
  ledger: Ledger,
  index: MarketIndex,
  progress: Progress,
): Promise<void> {
  const context: StepContext = { env: stack.env, ...(options.signal ? { signal: options.signal } : {}) };
  const withLastLine = (detail: (text: string) => void) => ({
    ...context,
    onLine: (line: string) => line.trim() && detail(line.trim()),
  });
  if (options.deploy !== false) {
    if (await isDeployed(stack.urls.rpc, join(stack.deploymentsDir, `${LOCAL_CHAIN_ID}.json`))) {
      progress.note("contracts are deployed already");
    } else {
      await progress.step("contracts deployed", () => deployContracts(context));
    }
    if (options.seed !== false) {
      if (await ledger.isSeeded(stack.urls.rpc)) {
        progress.note("market is seeded already");
      } else {
        await progress.step("market seeded", async (detail) => {
          await seedMarket(withLastLine(detail));
          await ledger.seeded(stack.urls.rpc);
        });
      }
    }
  }
  if (options.subgraph !== false) await indexMarket(stack, options, index, progress, context);
  if (options.dapp) {
    await progress.step("dApp hooks generated", () => generateDapp(context));
    if (options.dapp === "preview") await progress.step("dApp built", () => buildDapp(context));
  }
}

async function indexMarket(
  stack: Pick<Stack, "urls">,
  options: StackOptions,
  index: MarketIndex,
  progress: Progress,
  context: StepContext,
): Promise<void> {
  const own = options.subgraph === undefined;
  const folder = options.subgraph || SUBGRAPH_FOLDER;
  const memo = join(options.dataDir, "indexer/published.json");
  const signal = options.signal ?? new AbortController().signal;
  await progress.step("subgraph built", async () => {
    if (own) await generateSubgraph(context);
    await index.serve(await publishOnce(folder, stack.urls.ipfs, memo, signal));
  });
  await progress.step("index at the chain's head", async (detail) => {
    if ((await index.reachHead(detail, options.signal)) === "rebuilt") {
      progress.note("the saved index did not belong to this chain; it was built again");
    }
  });
}
