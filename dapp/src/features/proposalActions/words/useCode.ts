import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type Address, type Hex, keccak256 } from "viem";
import { publicClient } from "../../../chain/wagmi.ts";
import { marketKey } from "../../../data/index.ts";

/** The hash of the code at an address, as the EVM has it; null where there is no code. */
export async function readCodeHash(address: Address): Promise<Hex | null> {
  const code = await publicClient.getCode({ address });
  return code && code !== "0x" ? keccak256(code) : null;
}

/** The hash of the code at an address, as of now. */
export function useCodeHash(address: Address): UseQueryResult<Hex | null> {
  return useQuery({
    queryKey: [...marketKey, "codeHash", address.toLowerCase()],
    queryFn: () => readCodeHash(address),
    refetchInterval: 15_000,
    retry: false,
  });
}
