import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import {
  marketKey,
  type RewardPreview,
  readReward,
  readStakingAccount,
  readStakingTerms,
  type StakingAccount,
  type StakingTerms,
  type Tier,
} from "../../data/index.ts";

/** How often the chain is asked again {ms}. */
const REFRESH = 5_000;

/** The tiers, the reserve and whether staking is open, kept current. */
export function useStakingTerms(): UseQueryResult<StakingTerms> {
  return useQuery({ queryKey: [...marketKey, "staking"], queryFn: readStakingTerms, refetchInterval: REFRESH });
}

/** What an account has staked and how it votes, kept current. */
export function useStakingAccount(account: Address): UseQueryResult<StakingAccount> {
  return useQuery({
    queryKey: [...marketKey, "staking", account],
    queryFn: () => readStakingAccount(account),
    refetchInterval: REFRESH,
  });
}

/** What the chain would promise for a lock; idle without an amount. */
export function useReward(tier: Tier, amount: bigint | undefined): UseQueryResult<RewardPreview> {
  return useQuery({
    queryKey: [...marketKey, "stakingReward", tier, String(amount)],
    queryFn: () => readReward(tier, amount ?? 0n),
    enabled: amount !== undefined,
  });
}
