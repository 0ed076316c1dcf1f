// The Timelock's own roles, by OpenZeppelin's AccessControl: nothing of it is in the AccessManager.
import { type Address, getAddress, type Hex } from "viem";
import type { Protocol } from "../chain/protocol.ts";
import type { Parties } from "./parties.ts";
import type { Party, TimelockRole } from "./types.ts";

/** The contract that the address book calls Timelock. */
export const TIMELOCK_CODE = "TimelockController";

/** Its own least delay {s}. */
export async function readTimelockDelay(protocol: Protocol): Promise<number> {
  return Number(await ask<bigint>(protocol, "getMinDelay"));
}

/** Its roles with their holders: whoever was granted one is asked about. */
export async function readTimelockRoles(protocol: Protocol, parties: Parties): Promise<TimelockRole[]> {
  const names = new Map<Hex, string>();
  for (const item of protocol.abi(TIMELOCK_CODE)) {
    if (item.type === "function" && item.name.endsWith("_ROLE"))
      names.set(await ask<Hex>(protocol, item.name), item.name);
  }
  const grants = await grantsOf(protocol);
  for (const { role } of grants) if (!names.has(role)) names.set(role, role);
  const roles: TimelockRole[] = [];
  for (const [id, name] of names) {
    const holders: Party[] = [];
    for (const account of new Set(grants.filter(({ role }) => role === id).map((grant) => getAddress(grant.account)))) {
      if (await ask<boolean>(protocol, "hasRole", [id, account])) holders.push(await parties.of(account));
    }
    const admin = await ask<Hex>(protocol, "getRoleAdmin", [id]);
    roles.push({ id, name, holders, admin: names.get(admin) ?? admin });
  }
  return roles.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function grantsOf(protocol: Protocol): Promise<{ role: Hex; account: Address }[]> {
  const events = await protocol.client.getContractEvents({
    address: protocol.address("Timelock"),
    abi: protocol.abi(TIMELOCK_CODE),
    eventName: "RoleGranted",
    fromBlock: protocol.deployment.startBlock,
  });
  return events.map((event) => (event as unknown as { args: { role: Hex; account: Address } }).args);
}

async function ask<T>(protocol: Protocol, functionName: string, args: readonly unknown[] = []): Promise<T> {
  const call = { address: protocol.address("Timelock"), abi: protocol.abi(TIMELOCK_CODE), functionName, args };
  return (await protocol.client.readContract(call)) as T;
}
