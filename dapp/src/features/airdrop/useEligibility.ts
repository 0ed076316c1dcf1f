import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { env } from "../../chain/env.ts";
import type { AirdropRound } from "../../data/airdrop.ts";
import { type Claim, claimOf, fetchProofs } from "./proofs.ts";

/**
 * What a round grants an account, from the round's published file, verified against the chain's root; null when it grants
 * nothing. The file is read once for all accounts. The error is a {@link ProofsError}.
 */
export function useEligibility(round: AirdropRound, account: Address): UseQueryResult<Claim | null> {
  const client = useQueryClient();
  const { number, root, proofsCid } = round;
  return useQuery({
    queryKey: ["airdrop", "claim", number, root, account],
    queryFn: async () => {
      const place = { chainId: env.chainId, contract: contracts.merkleAirdrop.address, round: number, root };
      const file = await client.fetchQuery({
        queryKey: ["airdrop", "proofs", number, root, proofsCid],
        queryFn: ({ signal }) => fetchProofs(proofsCid, place, signal),
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
      });
      return claimOf(file, account);
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
