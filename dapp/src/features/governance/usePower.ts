import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { marketKey } from "../../data/index.ts";

/** What an account could vote with now {sCRBN}; idle without an account. */
export function usePower(account: Address | undefined): UseQueryResult<bigint> {
  return useQuery({
    queryKey: [...marketKey, "governance", "power", account],
    queryFn: () =>
      publicClient.readContract({ ...contracts.stakedCrbn, functionName: "getVotes", args: [account as Address] }),
    enabled: account !== undefined,
    refetchInterval: 5_000,
  });
}
