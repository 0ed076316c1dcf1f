import { Address, BigInt } from "@graphprotocol/graph-ts";
import { RoleMember } from "../../generated/schema";
import { roleMemberId } from "../shared/id";
import { Log } from "../shared/log";
import { roleName } from "../shared/text";
import { ensureAccount } from "./account";

/** A grant to a member only changes a delay, so `since` stays. */
export function writeGranted(role: BigInt, account: Address, since: BigInt, newMember: boolean): void {
  const member = ensureMember(role, account, since);
  member.member = true;
  if (newMember) member.since = since;
  member.revokedAt = null;
  member.save();
}

export function writeRevoked(log: Log, role: BigInt, account: Address): void {
  const member = ensureMember(role, account, log.timestamp);
  member.member = false;
  member.revokedAt = log.timestamp;
  member.save();
}

function ensureMember(role: BigInt, account: Address, since: BigInt): RoleMember {
  const known = RoleMember.load(roleMemberId(role, account));
  if (known != null) return known;
  const member = new RoleMember(roleMemberId(role, account));
  member.role = role;
  member.name = roleName(role);
  member.account = ensureAccount(account);
  member.since = since;
  return member;
}
