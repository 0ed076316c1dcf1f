import type { QueryClient } from "@tanstack/react-query";
import type { Address } from "viem";
import type { Config } from "wagmi";
import { marketKey } from "../../data/keys.ts";
import { readIndexerHead } from "../../data/status/indexerStatus.ts";
import { actions } from "../actions/index.ts";
import { createPorts } from "../runner/ports.ts";
import { TransactionRunner } from "../runner/runner.ts";
import type { BlockMark } from "../runner/types.ts";

const runners = new Map<Address, TransactionRunner>();

async function indexedHead(): Promise<BlockMark | null> {
  const { number, hash, failed } = await readIndexerHead();
  return hash && !failed ? { number, hash } : null;
}

function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** Asks for all facts again when a flow's step is confirmed, and once more when the indexer knows it. */
function refreshFacts(runner: TransactionRunner, queries: QueryClient): void {
  let known = "";
  runner.subscribe(() => {
    const settled = runner
      .flows()
      .flatMap(({ id, steps }) =>
        steps
          .filter(({ phase }) => phase === "confirmed" || phase === "indexed")
          .map(({ name, phase }) => id + name + phase),
      );
    const now = settled.join();
    if (now === known) return;
    known = now;
    void queries.invalidateQueries({ queryKey: marketKey });
  });
}

/** The runner of an account: one for the whole page, with what was pending taken up again. */
export function runnerOf(account: Address, config: Config, queries: QueryClient): TransactionRunner {
  const existing = runners.get(account);
  if (existing) return existing;
  const ports = createPorts({ config, account, indexedHead });
  const runner = new TransactionRunner({ ports, actions, store: browserStorage() });
  runners.set(account, runner);
  refreshFacts(runner, queries);
  runner.resume();
  return runner;
}
