import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { readListingIds } from "../../../data/book/index.ts";
import { marketKey, type Sourced, useSourced } from "../../../data/index.ts";
import { useKeptOrders } from "../orders/store.ts";
import { type Book, readBook } from "./readBook.ts";

/** How often a book is read anew {ms}: others trade in it. */
const INTERVAL = 8_000;

/** The ids of a vintage's listings, from the indexer or from the chain. */
export function useListingIds(vintage: number) {
  return useSourced(["bookIds", vintage], {
    indexer: (signal) => readListingIds(vintage, signal),
    chain: async () => (await import("../../../data/book/ids.ts")).readListingIdsFromChain(vintage),
  });
}

/** The book of vintages, whose listings are known by their ids: how each stands is always asked of the chain. */
export function useBook(
  vintages: readonly number[],
  listings: Sourced<bigint[]> | undefined,
  account: Address | undefined,
) {
  const ids = listings?.value;
  const indexed = listings?.source === "indexer";
  const kept = useKeptOrders();
  const key = [...marketKey, "book", vintages.join(), ids?.join(), account, kept.length, indexed] as const;
  return useQuery<Book>({
    queryKey: key,
    queryFn: () => readBook(vintages, ids ?? [], kept, account, indexed),
    enabled: ids !== undefined,
    refetchInterval: INTERVAL,
    placeholderData: (previous, query) => (query?.queryKey[2] === key[2] ? previous : undefined),
  });
}
