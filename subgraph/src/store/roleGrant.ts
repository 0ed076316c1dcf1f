import { Address, BigInt } from "@graphprotocol/graph-ts";
import { RoleGrant } from "../../generated/schema";
import { roleGrantId } from "../shared/id";
import { Log } from "../shared/log";
import { RoleFacts } from "../shared/role";
import { ensureAccount } from "./account";
import { ensureRole } from "./role";

/** A grant to a member only changes a delay. @param since From when the grant, or else the delay, counts. */
export function writeGranted(
  log: Log,
  role: RoleFacts,
  account: Address,
  delay: BigInt,
  since: BigInt,
  newMember: boolean,
): void {
  const last = lastGrant(role, account);
  const grant = newMember || last == null ? createGrant(log, role, account, since) : last;
  grant.executionDelay = delay;
  grant.delaySince = since;
  grant.save();
}

/** A role that was granted before the first indexed block has no grant here to end. */
export function writeRevoked(log: Log, role: RoleFacts, account: Address): void {
  const grant = lastGrant(role, account);
  if (grant == null) return;
  grant.member = false;
  grant.until = log.timestamp;
  grant.revocation = log.transaction;
  grant.save();
}

function createGrant(log: Log, role: RoleFacts, account: Address, since: BigInt): RoleGrant {
  const grant = new RoleGrant(roleGrantId(role.id, account, countGrants(role, account)));
  grant.role = ensureRole(role).id;
  grant.name = role.name;
  grant.keeper = role.keeper;
  grant.account = ensureAccount(account);
  grant.member = true;
  grant.since = since;
  grant.transaction = log.transaction;
  return grant;
}

function lastGrant(role: RoleFacts, account: Address): RoleGrant | null {
  const count = countGrants(role, account);
  return count == 0 ? null : RoleGrant.load(roleGrantId(role.id, account, count - 1));
}

/** How often the account was granted the role. Grants take administrators, so there are few. */
function countGrants(role: RoleFacts, account: Address): i32 {
  let count = 0;
  while (RoleGrant.load(roleGrantId(role.id, account, count)) != null) count++;
  return count;
}
