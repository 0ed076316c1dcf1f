import { type Address, isAddressEqual } from "viem";
import { deployment } from "../chain/deployment.ts";

/** The name of one of the protocol's contracts in the address book; undefined for a stranger. */
export function contractNameOf(address: Address): string | undefined {
  const found = Object.entries(deployment?.addresses ?? {}).find(([, own]) => isAddressEqual(own, address));
  return found?.[0];
}
