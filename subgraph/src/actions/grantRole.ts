import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { roleName } from "../shared/text";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { writeGranted } from "../store/roleMember";

export function grantRole(log: Log, role: BigInt, account: Address, since: BigInt, newMember: boolean): void {
  writeGranted(role, account, since, newMember);
  entry(log, "RoleGranted", log.sender).with(ensureAccount(account)).detail(roleName(role)).record();
}
