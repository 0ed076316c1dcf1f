import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { marketKey, NotFoundError, useSourced } from "../../data/index.ts";
import { readBacking } from "../../data/pools/backing.ts";
import { readMovesFromIndexer } from "../../data/pools/indexer.ts";
import type { Backing, Pool, PoolCriteria } from "../../data/pools/model.ts";
import { readVintageInfo, type VintageInfo } from "../../data/pools/names.ts";
import { readPoolBalance } from "../../data/pools/quotes.ts";
import { readCriteria, readKnownPool, readMovesFromChain, readPools } from "../../data/pools/reads.ts";

/** How often figures that move with every deposit are asked anew {ms}. */
const INTERVAL = 8_000;

/** How often everything that lies in a pool, and every holder's balance, is asked anew {ms}; what one signs asks at once. */
const PROOF_INTERVAL = 60_000;

/** Every pool. */
export function usePools(): UseQueryResult<Pool[]> {
  return useQuery({ queryKey: [...marketKey, "pools"], queryFn: readPools, refetchInterval: INTERVAL });
}

/** The pool that the page's address names. */
export function usePool(address: string): UseQueryResult<Pool> {
  return useQuery({
    queryKey: [...marketKey, "pool", address],
    queryFn: () => readKnownPool(address),
    refetchInterval: INTERVAL,
    retry: (count, cause) => !(cause instanceof NotFoundError) && count < 1,
  });
}

/** What may be deposited in a pool. */
export function useCriteria(pool: Address): UseQueryResult<PoolCriteria> {
  return useQuery({ queryKey: [...marketKey, "poolCriteria", pool], queryFn: () => readCriteria(pool) });
}

/** What backs a pool, read at one block. */
export function useBacking(pool: Address): UseQueryResult<Backing> {
  return useQuery({
    queryKey: [...marketKey, "poolBacking", pool],
    queryFn: () => readBacking(pool),
    refetchInterval: PROOF_INTERVAL,
  });
}

/** The deposits and redemptions of a pool. */
export function useMoves(pool: Address) {
  return useSourced(["poolMoves", pool], {
    indexer: (signal) => readMovesFromIndexer(pool, signal),
    chain: () => readMovesFromChain(pool),
  });
}

/** What an account has of a pool's tokens, and the most that they buy. */
export function usePoolBalance(pool: Address, account: Address | undefined) {
  return useQuery({
    queryKey: [...marketKey, "poolBalance", pool, account],
    queryFn: () => readPoolBalance(pool, account as Address),
    enabled: account !== undefined,
    refetchInterval: INTERVAL,
  });
}

/** By what people know a vintage, and whether it is sound. */
export function useVintageInfo(vintage: number): UseQueryResult<VintageInfo> {
  return useQuery({
    queryKey: [...marketKey, "vintageInfo", vintage],
    queryFn: () => readVintageInfo(vintage),
    staleTime: 60_000,
  });
}
