// Reads who can do what from a deployed market: events say whom and what to ask about, the state answers.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Address, getAddress, type Hex, toFunctionSelector, toFunctionSignature } from "viem";
import type { Protocol } from "../chain/protocol.ts";
import { ROOT } from "../dev/paths.ts";
import { guardedFunctions } from "./guarded.ts";
import { Parties } from "./parties.ts";
import { SAFES, type SafeName, safeFacts } from "./safes.ts";
import { readTimelockDelay, readTimelockRoles, TIMELOCK_CODE } from "./timelock.ts";
import type { Holder, Permissions, RestrictedFunction, Role } from "./types.ts";

/** Contracts whose name in the address book is not that of their code. */
const CODE_OF: Readonly<Record<string, string>> = { Timelock: TIMELOCK_CODE };

/** The roles that the AccessManager itself knows. */
const ADMIN = 0n;
const PUBLIC = 2n ** 64n - 1n;

/** Everything about who can do what. */
export async function readPermissions(protocol: Protocol): Promise<Permissions> {
  const parties = new Parties(protocol);
  const contracts = [...protocol.deployment.addresses.keys()]
    .map((name) => ({ name, abi: CODE_OF[name] ?? name }))
    .filter(({ name, abi }) => !(name in SAFES) && existsSync(join(ROOT, "out", `${abi}.sol`, `${abi}.json`)));
  return {
    roles: await readRoles(protocol, parties),
    restricted: await readRestricted(protocol, contracts),
    guarded: await guardedFunctions(protocol, contracts),
    timelockRoles: await readTimelockRoles(protocol, parties),
    timelockDelay: await readTimelockDelay(protocol),
    safes: await Promise.all(Object.keys(SAFES).map((name) => safeFacts(protocol, parties, name as SafeName))),
    deployer: parties.deployer,
    exceptions: await readExceptions(protocol),
  };
}

async function readRoles(protocol: Protocol, parties: Parties): Promise<Role[]> {
  const manager = "AccessManager";
  const labels = await protocol.events<{ roleId: bigint; label: string }>(manager, "RoleLabel");
  const names = new Map([[ADMIN, "ADMIN"] as [bigint, string], [PUBLIC, "PUBLIC"] as [bigint, string]]);
  for (const { args } of labels) names.set(args.roleId, args.label);
  const grants = await protocol.events<{ roleId: bigint; account: Address }>(manager, "RoleGranted");
  const tables = await protocol.events<{ roleId: bigint }>(manager, "TargetFunctionRoleUpdated");
  const ids = new Set([...labels, ...grants, ...tables].map(({ args }) => args.roleId));
  const nameOf = (id: bigint) => names.get(id) ?? `role ${id}`;
  const roles: Role[] = [];
  for (const id of [...ids].sort((a, b) => (a < b ? -1 : 1))) {
    const holders: Holder[] = [];
    const once = new Set(grants.filter(({ args }) => args.roleId === id).map(({ args }) => getAddress(args.account)));
    for (const account of once) {
      const [member, delay] = await protocol.read<[boolean, number]>(manager, "hasRole", [id, account]);
      if (member) holders.push({ ...(await parties.of(account)), delay });
    }
    const ask = <T>(functionName: string) => protocol.read<T>(manager, functionName, [id]);
    roles.push({
      id,
      name: nameOf(id),
      holders,
      admin: nameOf(await ask<bigint>("getRoleAdmin")),
      guardian: nameOf(await ask<bigint>("getRoleGuardian")),
      grantDelay: await ask<number>("getRoleGrantDelay"),
    });
  }
  return roles;
}

async function readRestricted(
  protocol: Protocol,
  contracts: readonly { name: string; abi: string }[],
): Promise<RestrictedFunction[]> {
  const rows = await protocol.events<{ target: Address; selector: Hex }>("AccessManager", "TargetFunctionRoleUpdated");
  const found = new Map<string, RestrictedFunction>();
  for (const { target, selector } of rows.map(({ args }) => args)) {
    const contract = contracts.find(({ name }) => protocol.address(name) === getAddress(target));
    const role = await protocol.read<bigint>("AccessManager", "getTargetFunctionRole", [target, selector]);
    const wait = Number(await protocol.read<bigint>("CarbontraceGovernor", "delayOf", [[target], [selector]]));
    const name = contract?.name ?? target;
    const signature = contract === undefined ? selector : signatureOf(protocol, contract.abi, selector);
    found.set(`${name}.${selector}`, { contract: name, signature, selector, role, wait });
  }
  return [...found.values()];
}

function signatureOf(protocol: Protocol, abi: string, selector: Hex): string {
  for (const item of protocol.abi(abi)) {
    if (item.type === "function" && toFunctionSelector(item) === selector) return toFunctionSignature(item);
  }
  return selector;
}

async function readExceptions(protocol: Protocol): Promise<string[]> {
  const found: string[] = [];
  for (const [name, address] of protocol.deployment.addresses) {
    if (await protocol.read<boolean>("AccessManager", "isTargetClosed", [address])) found.push(`${name} is closed.`);
    const delay = await protocol.read<number>("AccessManager", "getTargetAdminDelay", [address]);
    if (delay > 0) found.push(`Changes to the table of ${name} wait another ${delay} seconds.`);
  }
  return found;
}
