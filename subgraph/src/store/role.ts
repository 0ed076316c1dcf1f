import { BigInt } from "@graphprotocol/graph-ts";
import { Role } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { RoleFacts } from "../shared/role";

/** Makes the role on first sight. */
export function ensureRole(facts: RoleFacts): Role {
  const known = Role.load(facts.id);
  if (known != null) return known;
  const role = new Role(facts.id);
  role.keeper = facts.keeper;
  role.number = facts.number;
  role.name = facts.name;
  role.admin = ZERO;
  role.guardian = ZERO;
  role.grantDelay = ZERO;
  role.save();
  return role;
}

export function writeLabel(facts: RoleFacts, label: string): void {
  const role = ensureRole(facts);
  role.label = label;
  role.save();
}

export function writeAdmin(facts: RoleFacts, admin: BigInt): void {
  const role = ensureRole(facts);
  role.admin = admin;
  role.save();
}

export function writeGuardian(facts: RoleFacts, guardian: BigInt): void {
  const role = ensureRole(facts);
  role.guardian = guardian;
  role.save();
}

export function writeGrantDelay(facts: RoleFacts, delay: BigInt, since: BigInt): void {
  const role = ensureRole(facts);
  role.grantDelay = delay;
  role.grantDelaySince = since;
  role.save();
}
