import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { marketKey } from "../../../data/index.ts";
import type { ProposalCall } from "../model.ts";
import { keyOf, type SimulationResult, simulate } from "./simulate.ts";

/** How often the calls are run again on the newest block {ms}. */
const REFRESH = 15_000;

/** A simulation, and the calls that it is of: while others are under way the last ones still stand. */
export interface Simulated extends SimulationResult {
  of: string;
}

/** Runs calls on the present state, again and again; idle without calls. */
export function useSimulation(calls: readonly ProposalCall[]): UseQueryResult<Simulated> {
  const of = keyOf(calls);
  return useQuery({
    queryKey: [...marketKey, "simulation", of],
    queryFn: async () => ({ ...(await simulate(calls)), of }),
    enabled: calls.length > 0,
    refetchInterval: REFRESH,
    placeholderData: keepPreviousData,
    retry: 1,
  });
}
