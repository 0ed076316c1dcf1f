/** The AccessManager's roles, and which of them opens which function. */
import type { Address, Hex } from "viem";
import { roleNames } from "../words.ts";
import type { Subject } from "./subject.ts";

/** Roles and who holds them: every account that ever got one, and every account of the network's file. */
export async function roles(subject: Subject): Promise<void> {
  const manager = subject.address("AccessManager");
  const names = roleNames();
  const ids = new Set(names.keys());
  const accounts = new Set<Address>([
    ...subject.people(),
    subject.address("Timelock"),
    subject.address("GuardianSafe"),
  ]);
  for (const { name, args } of subject.toldBy("AccessManager")) {
    if (typeof args.roleId === "bigint") ids.add(args.roleId);
    if (name === "RoleGranted") accounts.add(args.account as Address);
  }
  for (const id of [...ids].sort((a, b) => (a < b ? -1 : 1))) {
    const role = names.get(id) ?? `number ${id}`;
    const access = await Promise.all(
      [...accounts].map((account) =>
        subject.read<readonly [number, number, number, number]>("AccessManager", "getAccess", id, account),
      ),
    );
    for (const [n, account] of [...accounts].entries()) {
      const [since, delay] = access[n] as readonly [number, number, number, number];
      if (since !== 0) subject.say(`role ${role} of ${account}`, `held, delay ${delay} s`, manager);
    }
    for (const question of ["getRoleAdmin", "getRoleGuardian", "getRoleGrantDelay"])
      subject.say(`${question} of role ${role}`, await subject.read("AccessManager", question, id), manager);
  }
}

/**
 * Who ever got a role, also if it was taken back or given up since: whoever deploys could use one in between, to issue, to stake or to
 * pay, which nothing else that is compared would show.
 */
export function onceHeld(subject: Subject): void {
  const names = roleNames();
  const given = new Set<string>();
  for (const { name, args } of subject.toldBy("AccessManager"))
    if (name === "RoleGranted") given.add(`role ${names.get(args.roleId as bigint) ?? args.roleId} to ${args.account}`);
  for (const { name, args } of subject.toldBy("Timelock"))
    if (name === "RoleGranted") given.add(`the Timelock's role ${args.role} to ${args.account}`);
  for (const grant of given) subject.say(`once given: ${grant}`, "yes", subject.address("AccessManager"));
}

/** Which role may call what: every function that was ever given a role. */
export async function functions(subject: Subject): Promise<void> {
  const manager = subject.address("AccessManager");
  const names = roleNames();
  const targets = new Set<Address>();
  const seen = new Set<string>();
  for (const { name, args } of subject.toldBy("AccessManager")) {
    const target = args.target as Address | undefined;
    if (target !== undefined) targets.add(target);
    if (name !== "TargetFunctionRoleUpdated" || seen.has(`${target}${args.selector}`)) continue;
    seen.add(`${target}${args.selector}`);
    const role = await subject.read<bigint>("AccessManager", "getTargetFunctionRole", target, args.selector);
    const on = subject.nameOf(target as Address);
    subject.say(
      `role for ${on} ${subject.functionName(on, args.selector as Hex)}`,
      names.get(role) ?? String(role),
      manager,
    );
  }
  for (const target of targets) {
    const closed = await subject.read("AccessManager", "isTargetClosed", target);
    const delay = await subject.read("AccessManager", "getTargetAdminDelay", target);
    subject.say(`${subject.nameOf(target)} in the AccessManager`, `closed ${closed}, admin delay ${delay} s`, manager);
  }
}
