import { Address } from "@graphprotocol/graph-ts";
import { ROLE_REGISTRAR } from "../../generated/protocol";
import { Log } from "../shared/log";
import { RoleFacts } from "../shared/role";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { writeRevoked } from "../store/roleGrant";
import { voidBlocks } from "./voidBlocks";

export function revokeRole(log: Log, role: RoleFacts, account: Address): void {
  writeRevoked(log, role, account);
  entry(log, "RoleRevoked", log.sender).with(ensureAccount(account)).detail(role.name).record();
  if (role.id == ROLE_REGISTRAR) voidBlocks(log, account);
}
