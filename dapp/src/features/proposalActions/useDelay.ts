import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { marketKey } from "../../data/index.ts";
import type { ProposalCall } from "./model.ts";

/** How long a call waits between the vote and its execution. */
export interface DelayClass {
  /** The Governor counts it among what it protects. */
  protected: boolean;
  /** {s} */
  delay: bigint;
}

const { governor } = contracts;

/** Asks the Governor how long calls wait together {s}. */
export async function readDelay(calls: readonly ProposalCall[]): Promise<bigint> {
  const args = [calls.map(({ target }) => target), calls.map(({ calldata }) => calldata)] as const;
  return publicClient.readContract({ ...governor, functionName: "delayOf", args });
}

async function readClass(call: ProposalCall): Promise<DelayClass> {
  const args = [call.target, call.calldata] as const;
  const [isProtected, delay] = await Promise.all([
    publicClient.readContract({ ...governor, functionName: "isProtected", args }),
    readDelay([call]),
  ]);
  return { protected: isProtected, delay };
}

/** The class of one call. The Governor's rules are code that nobody can change, so one answer is enough. */
export function useDelayClass(call: ProposalCall): UseQueryResult<DelayClass> {
  return useQuery({
    queryKey: [...marketKey, "delayClass", call.target, call.calldata],
    queryFn: () => readClass(call),
    staleTime: 300_000,
    retry: 1,
  });
}

/** How long all calls of a proposal wait {s}; idle without calls. */
export function useDelay(calls: readonly ProposalCall[]): UseQueryResult<bigint> {
  return useQuery({
    queryKey: [...marketKey, "delay", ...calls.flatMap(({ target, calldata }) => [target, calldata])],
    queryFn: () => readDelay(calls),
    enabled: calls.length > 0,
    retry: 1,
  });
}
