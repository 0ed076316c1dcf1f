import { BigInt } from "@graphprotocol/graph-ts";
import { RoleFacts } from "../shared/role";
import { writeAdmin, writeGrantDelay, writeGuardian, writeLabel } from "../store/role";

export function labelRole(role: RoleFacts, label: string): void {
  writeLabel(role, label);
}

/** @param admin The number of the role that grants and revokes it. */
export function setRoleAdmin(role: RoleFacts, admin: BigInt): void {
  writeAdmin(role, admin);
}

/** @param guardian The number of the role that cancels its holders' delayed calls. */
export function setRoleGuardian(role: RoleFacts, guardian: BigInt): void {
  writeGuardian(role, guardian);
}

/** @param since From when the delay counts {s}. */
export function setGrantDelay(role: RoleFacts, delay: BigInt, since: BigInt): void {
  writeGrantDelay(role, delay, since);
}
