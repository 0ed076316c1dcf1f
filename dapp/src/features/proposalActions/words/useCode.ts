import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type Address, type Hex, isAddressEqual, keccak256 } from "viem";
import { getStorageAt } from "viem/actions";
import { publicClient } from "../../../chain/wagmi.ts";
import { marketKey } from "../../../data/index.ts";
import { upgradeable } from "../decode/known.ts";

/** The hash of the code at an address, as the EVM has it; null where there is no code. */
export async function readCodeHash(address: Address): Promise<Hex | null> {
  const code = await publicClient.getCode({ address });
  return code && code !== "0x" ? keccak256(code) : null;
}

/** Where a proxy keeps its implementation (ERC-1967), and what an implementation answers (ERC-1822). */
export const IMPLEMENTATION_SLOT = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";

/** The code that a proxy has now; the zero address where there is none. */
export async function readImplementationOf(proxy: Address): Promise<Address> {
  const stored = await getStorageAt(publicClient, { address: proxy, slot: IMPLEMENTATION_SLOT });
  return `0x${(stored ?? "").slice(-40).padStart(40, "0")}`;
}

/** The contracts that have code of an address now, by their names. */
async function readUsersOf(implementation: Address): Promise<string[]> {
  const found = await Promise.all(
    upgradeable().map(async ({ name, address }) => ({ name, code: await readImplementationOf(address) })),
  );
  return found.filter(({ code }) => isAddressEqual(code, implementation)).map(({ name }) => name);
}

/** The contracts that have code of an address as of now. */
export function useUsersOf(implementation: Address): UseQueryResult<string[]> {
  return useQuery({
    queryKey: [...marketKey, "codeUsers", implementation.toLowerCase()],
    queryFn: () => readUsersOf(implementation),
    refetchInterval: 60_000,
    retry: false,
  });
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
