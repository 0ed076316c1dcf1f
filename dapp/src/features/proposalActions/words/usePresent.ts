import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Abi } from "viem";
import { publicClient } from "../../../chain/wagmi.ts";
import { marketKey } from "../../../data/index.ts";
import { contractNamed } from "../decode/known.ts";

/** How often the chain is asked again {ms}. */
const REFRESH = 15_000;

/** Reads a value of a contract of the address book. */
export async function readNamed<Value>(name: string, functionName: string, args: readonly unknown[]): Promise<Value> {
  const contract = contractNamed(name);
  if (!contract) throw new Error(`${name} is not deployed.`);
  const call = { address: contract.address, abi: contract.abi as Abi, functionName, args };
  return (await publicClient.readContract(call)) as Value;
}

/** A value as it stands on the chain now, kept current. What cannot be read stays unknown; nothing breaks. */
export function usePresent<Value>(
  name: string,
  functionName: string,
  args: readonly unknown[] = [],
): UseQueryResult<Value> {
  return useQuery({
    queryKey: [...marketKey, "present", name, functionName, ...args.map(String)],
    queryFn: () => readNamed<Value>(name, functionName, args),
    refetchInterval: REFRESH,
    retry: false,
  });
}
