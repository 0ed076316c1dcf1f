// What a Safe says of itself: owners, threshold, modules, and what only its storage knows.
import { type Address, getAddress, type Hex, keccak256, parseAbi, toHex, zeroAddress } from "viem";
import type { Protocol } from "../chain/protocol.ts";
import type { Parties } from "./parties.ts";
import type { Party, SafeFacts } from "./types.ts";

const SAFE = parseAbi([
  "function VERSION() view returns (string)",
  "function getThreshold() view returns (uint256)",
  "function getOwners() view returns (address[])",
  "function getModulesPaginated(address start, uint256 pageSize) view returns (address[] array, address next)",
]);

/** The ends of Safe's linked lists. */
const SENTINEL: Address = "0x0000000000000000000000000000000000000001";
const MOST_MODULES = 100n;

/** The Safes by their names in the address book, and where the network's file says who owns them. */
export const SAFES = { TreasurySafe: "treasury", GuardianSafe: "guardian" } as const;
export type SafeName = keyof typeof SAFES;

/** Reads the Safe that the address book knows by `name`. */
export async function safeFacts(protocol: Protocol, parties: Parties, name: SafeName): Promise<SafeFacts> {
  const address = protocol.address(name);
  const call = { address, abi: SAFE } as const;
  const { client } = protocol;
  const due = parties.file[SAFES[name]];
  const slot = async (slot: Hex): Promise<Party | undefined> => {
    const word = await client.getStorageAt({ address, slot });
    const value = getAddress(`0x${(word ?? "0x").slice(2).padStart(64, "0").slice(-40)}` as Hex);
    return value === zeroAddress ? undefined : await parties.of(value);
  };
  const all = (addresses: readonly Address[]) => Promise.all(addresses.map((one) => parties.of(one)));
  const [modules] = await client.readContract({
    ...call,
    functionName: "getModulesPaginated",
    args: [SENTINEL, MOST_MODULES],
  });
  return {
    name,
    version: await client.readContract({ ...call, functionName: "VERSION" }),
    threshold: await client.readContract({ ...call, functionName: "getThreshold" }),
    owners: await all(await client.readContract({ ...call, functionName: "getOwners" })),
    modules: await all(modules),
    guard: await slot(keccak256(toHex("guard_manager.guard.address"))),
    moduleGuard: await slot(keccak256(toHex("module_manager.module_guard.address"))),
    fallbackHandler: await slot(keccak256(toHex("fallback_manager.handler.address"))),
    singleton: await slot("0x0"),
    due: { owners: due.owners.length, threshold: due.threshold },
  };
}
