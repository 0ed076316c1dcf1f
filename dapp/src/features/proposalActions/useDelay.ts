import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { marketKey } from "../../data/index.ts";
import { classifyError, type TxError } from "../../transactions/index.ts";
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

/** What the Governor answered where it refuses to say how long calls wait: it could never queue them. Else nothing. */
export function refusalOf(error: unknown): TxError | undefined {
  const refusal = error ? classifyError(error) : undefined;
  return refusal?.kind === "contract" ? refusal : undefined;
}

/** Asks a second time, unless the Governor has refused: it would refuse again. */
const retry = (failures: number, error: Error) => failures < 1 && !refusalOf(error);

/** The class of one call, asked again now and then: a vote may have changed the Timelock's least delay. */
export function useDelayClass(call: ProposalCall): UseQueryResult<DelayClass> {
  return useQuery({
    queryKey: [...marketKey, "delayClass", call.target, call.calldata],
    queryFn: () => readClass(call),
    staleTime: 30_000,
    retry,
  });
}

/** How long all calls of a proposal wait {s}; idle without calls. */
export function useDelay(calls: readonly ProposalCall[]): UseQueryResult<bigint> {
  return useQuery({
    queryKey: [...marketKey, "delay", ...calls.flatMap(({ target, calldata }) => [target, calldata])],
    queryFn: () => readDelay(calls),
    enabled: calls.length > 0,
    retry,
  });
}
