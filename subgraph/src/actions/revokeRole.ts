import { Address, BigInt } from "@graphprotocol/graph-ts";
import { ROLE_REGISTRAR } from "../../generated/protocol";
import { Log } from "../shared/log";
import { roleName } from "../shared/text";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { writeRevoked } from "../store/roleMember";
import { voidBlocks } from "./voidBlocks";

export function revokeRole(log: Log, role: BigInt, account: Address): void {
  writeRevoked(log, role, account);
  entry(log, "RoleRevoked", log.sender).with(ensureAccount(account)).detail(roleName(role)).record();
  if (role.toString() == ROLE_REGISTRAR) voidBlocks(log, account);
}
