import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { marketKey } from "../../data/index.ts";

/** What an account holds {CRBN}, kept current; idle without an account. */
export function useCrbnBalance(account: Address | undefined): UseQueryResult<bigint> {
  return useQuery({
    queryKey: [...marketKey, "crbn", account],
    queryFn: () =>
      publicClient.readContract({ ...contracts.crbn, functionName: "balanceOf", args: [account as Address] }),
    enabled: account !== undefined,
    refetchInterval: 5_000,
  });
}
