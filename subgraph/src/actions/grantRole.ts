import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { RoleFacts } from "../shared/role";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { writeGranted } from "../store/roleGrant";

export function grantRole(
  log: Log,
  role: RoleFacts,
  account: Address,
  delay: BigInt,
  since: BigInt,
  newMember: boolean,
): void {
  writeGranted(log, role, account, delay, since, newMember);
  entry(log, "RoleGranted", log.sender).with(ensureAccount(account)).detail(role.name).record();
}
