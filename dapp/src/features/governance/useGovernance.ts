import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import type {
  GovernanceTerms,
  Proposal,
  ProposalHead,
  ProposalStanding,
  VotingAccount,
  Wait,
} from "../../data/governance.ts";
import {
  readGovernanceTerms,
  readMissingValue,
  readProposalFromChain,
  readProposalsFromChain,
  readStanding,
  readVotingAccount,
  readWait,
} from "../../data/governanceChain.ts";
import { readProposal, readProposals } from "../../data/governanceIndexer.ts";
import { marketKey, type Sourced, useSourced } from "../../data/index.ts";

/** How often the chain is asked again {ms}. */
const REFRESH = 5_000;

const key = [...marketKey, "governance"] as const;

/** What holds for every proposal, kept current. */
export function useGovernanceTerms(): UseQueryResult<GovernanceTerms> {
  return useQuery({ queryKey: [...key, "terms"], queryFn: readGovernanceTerms, refetchInterval: REFRESH });
}

/** Every proposal, the newest first. */
export function useProposals(): UseQueryResult<Sourced<ProposalHead[]>> {
  return useSourced(["governance", "proposals"], { indexer: readProposals, chain: readProposalsFromChain });
}

/** A proposal as its events tell it. */
export function useProposal(id: bigint): UseQueryResult<Sourced<Proposal>> {
  return useSourced(["governance", "proposal", String(id)], {
    indexer: (signal) => readProposal(id, signal),
    chain: () => readProposalFromChain(id),
  });
}

/** How a proposal stands, kept current from the chain. */
export function useStanding(id: bigint): UseQueryResult<ProposalStanding> {
  return useQuery({
    queryKey: [...key, "standing", String(id)],
    queryFn: () => readStanding(id),
    refetchInterval: REFRESH,
  });
}

/** What an account can do with a proposal; idle without an account. */
export function useVotingAccount(id: bigint, account: Address | undefined): UseQueryResult<VotingAccount> {
  return useQuery({
    queryKey: [...key, "account", String(id), account],
    queryFn: () => readVotingAccount(id, account as Address),
    enabled: account !== undefined,
    refetchInterval: REFRESH,
  });
}

/** How long a proposal would wait if it were queued now. */
export function useWait({ id, calls }: Pick<Proposal, "id" | "calls">): UseQueryResult<Wait> {
  return useQuery({ queryKey: [...key, "wait", String(id)], queryFn: () => readWait(calls) });
}

/** What whoever executes a proposal has to send along {wei}. */
export function useMissingValue({ id, calls }: Pick<Proposal, "id" | "calls">): UseQueryResult<bigint> {
  return useQuery({ queryKey: [...key, "value", String(id)], queryFn: () => readMissingValue(calls) });
}
