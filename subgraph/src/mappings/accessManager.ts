import { RoleGranted, RoleRevoked } from "../../generated/AccessManager/AccessManager";
import { grantRole } from "../actions/grantRole";
import { revokeRole } from "../actions/revokeRole";
import { recordLog } from "../store/transaction";

export function handleRoleGranted(event: RoleGranted): void {
  const p = event.params;
  grantRole(recordLog(event), p.roleId, p.account, p.since, p.newMember);
}

export function handleRoleRevoked(event: RoleRevoked): void {
  revokeRole(recordLog(event), event.params.roleId, event.params.account);
}
