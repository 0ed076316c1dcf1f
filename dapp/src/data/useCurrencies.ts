import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { erc20Abi } from "viem";
import { publicClient } from "../chain/wagmi.ts";
import type { Currency } from "../format/index.ts";

/** A token's symbol is its own affair: what is not a short plain word is replaced by "?". */
export function plainSymbol(symbol: string): string {
  return /^[A-Za-z0-9$.+₮-]{1,12}$/.test(symbol) ? symbol : "?";
}

/** Symbol and decimals of a pay token, from the chain. */
export async function readCurrency(address: Address): Promise<Currency> {
  const [symbol, decimals] = await Promise.all([
    publicClient.readContract({ address, abi: erc20Abi, functionName: "symbol" }).catch(() => "?"),
    publicClient.readContract({ address, abi: erc20Abi, functionName: "decimals" }),
  ]);
  return { symbol: plainSymbol(symbol), decimals };
}

/** Symbols and decimals of several pay tokens, by lower-case address; what is not known yet is absent. */
export function useCurrencies(addresses: readonly Address[]): ReadonlyMap<string, Currency> {
  const unique = [...new Set(addresses.map((address) => address.toLowerCase() as Address))].sort();
  const { data } = useQuery({
    queryKey: ["currencies", ...unique],
    queryFn: async () =>
      new Map(await Promise.all(unique.map(async (address) => [address, await readCurrency(address)] as const))),
    enabled: unique.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? new Map();
}
