import type { UseQueryResult } from "@tanstack/react-query";
import { useQuery } from "@tanstack/react-query";
import { IndexerError } from "./graphql/request.ts";
import { readPortfolio, readProject, readVintage } from "./indexer/reads.ts";
import { marketKey } from "./keys.ts";
import type { PortfolioEntry, ProjectDetail, Sourced, VintageDetail } from "./model.ts";
import { NotFoundError } from "./model.ts";
import type { IndexerStatus } from "./status/indexerStatus.ts";
import { useIndexerStatus } from "./status/useIndexerStatus.ts";

/** Loaded when the chain is asked: while the indexer answers, no page waits for it. */
const chainReads = () => import("./chain/reads.ts");

/** The two ways to an answer. */
interface Readers<Value> {
  indexer: (signal: AbortSignal) => Promise<Sourced<Value>>;
  chain: () => Promise<Sourced<Value>>;
}

/** Whether the indexer is worth asking: not when it is down or tells of another chain. */
export function isIndexerUsable(status: IndexerStatus | undefined): boolean {
  return status?.state !== "down" && status?.state !== "forked";
}

/**
 * Asks the indexer, and the chain itself when the indexer cannot be used, fails, or does not know yet what the chain
 * knows. The answer says which of them told it.
 */
export async function readEither<Value>(usable: boolean, readers: Readers<Value>, signal: AbortSignal) {
  if (!usable) return readers.chain();
  try {
    return await readers.indexer(signal);
  } catch (error) {
    if (error instanceof IndexerError || error instanceof NotFoundError) return readers.chain();
    throw error;
  }
}

interface SourcedOptions {
  /** The chain answers while the indexer is behind, too: for figures that say nothing unless they are of the present. */
  present?: boolean;
}

/** A fact of the market, from the indexer or from the chain, kept current. */
export function useSourced<Value>(
  key: readonly unknown[],
  readers: Readers<Value>,
  { present = false }: SourcedOptions = {},
): UseQueryResult<Sourced<Value>> {
  const status = useIndexerStatus();
  const usable = isIndexerUsable(status) && !(present && status?.state === "behind");
  return useQuery({
    queryKey: [...marketKey, ...key, usable ? "indexer" : "chain"],
    queryFn: ({ signal }) => readEither(usable, readers, signal),
    // While the source changes, the same page may show what the other source said, but never what an indexer on
    // another fork said, and never the facts of another page.
    placeholderData: (previous, query) => {
      const samePage = JSON.stringify(query?.queryKey.slice(1, -1)) === JSON.stringify(key);
      return samePage && !(status?.state === "forked" && previous?.source === "indexer") ? previous : undefined;
    },
    retry: (count, error) => !(error instanceof NotFoundError) && count < 1,
  });
}

/** Every project, with what can be bought of it now. */
export function usePortfolio(): UseQueryResult<Sourced<PortfolioEntry[]>> {
  return useSourced(["portfolio"], {
    indexer: readPortfolio,
    chain: async () => (await chainReads()).readPortfolioFromChain(),
  });
}

/** A project with its vintages, listings and timeline. */
export function useProject(id: string): UseQueryResult<Sourced<ProjectDetail>> {
  return useSourced(["project", id], {
    indexer: (signal) => readProject(id, signal),
    chain: async () => (await chainReads()).readProjectFromChain(id),
  });
}

/** A vintage with its blocks, listings, retirements and timeline. */
export function useVintage(id: string): UseQueryResult<Sourced<VintageDetail>> {
  return useSourced(["vintage", id], {
    indexer: (signal) => readVintage(id, signal),
    chain: async () => (await chainReads()).readVintageFromChain(id),
  });
}
