import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { marketKey } from "../../data/index.ts";
import { readAutoQuote, readFeeInTheory, readSelectiveFee } from "../../data/pools/quotes.ts";
import type { PoolLine, PoolTaken } from "../../transactions/index.ts";
import { MAX_VINTAGES, sumOf } from "./lines.ts";

/** What taking something out of a pool gives and costs, as the pool itself tells it {unit}. */
export interface TakeQuote {
  lines: readonly PoolLine[];
  sum: bigint;
  /** What is paid beside it; the guard of the call. */
  fee: bigint;
  /** What choosing these amounts costs. */
  selective: bigint;
  /** What the same sum costs by the queue; null where the queue has not so much. */
  automatic: bigint | null;
}

/** Asks a pool for what a taking costs, and for what it would cost the other way. Throws what it would be refused with. */
export async function readTakeQuote(pool: Address, taken: PoolTaken): Promise<TakeQuote> {
  if (taken.kind === "automatic") {
    const { lines, fee } = await readAutoQuote(pool, taken.amount, taken.maxVintages, taken.includeSuspended);
    return { lines, sum: sumOf(lines), fee, selective: await readFeeInTheory(pool, lines), automatic: fee };
  }
  const { lines } = taken;
  const sum = sumOf(lines);
  const [fee, automatic] = await Promise.all([
    readSelectiveFee(pool, lines),
    readAutoQuote(pool, sum, MAX_VINTAGES, false).then(
      (quote) => quote.fee,
      () => null,
    ),
  ]);
  return { lines, sum, fee, selective: fee, automatic };
}

const keyOf = (taken: PoolTaken | undefined) =>
  JSON.stringify(taken, (_, value) => (typeof value === "bigint" ? String(value) : value));

/** The quote of what a form asks for, kept current; idle while it asks for nothing. */
export function useTakeQuote(pool: Address, taken: PoolTaken | undefined) {
  return useQuery({
    queryKey: [...marketKey, "poolTake", pool, keyOf(taken)],
    queryFn: () => readTakeQuote(pool, taken as PoolTaken),
    enabled: taken !== undefined,
    refetchInterval: 5_000,
    retry: false,
  });
}
