import {
  RoleAdminChanged,
  RoleGrantDelayChanged,
  RoleGranted,
  RoleGuardianChanged,
  RoleLabel,
  RoleRevoked,
  TargetFunctionRoleUpdated,
} from "../../generated/AccessManager/AccessManager";
import { grantRole } from "../actions/grantRole";
import { restrictFunction } from "../actions/restrictFunction";
import { revokeRole } from "../actions/revokeRole";
import { labelRole, setGrantDelay, setRoleAdmin, setRoleGuardian } from "../actions/setRole";
import { managerRole } from "../shared/role";
import { recordLog } from "../store/transaction";

export function handleRoleGranted(event: RoleGranted): void {
  const p = event.params;
  grantRole(recordLog(event), managerRole(p.roleId), p.account, p.delay, p.since, p.newMember);
}

export function handleRoleRevoked(event: RoleRevoked): void {
  revokeRole(recordLog(event), managerRole(event.params.roleId), event.params.account);
}

export function handleRoleLabel(event: RoleLabel): void {
  recordLog(event);
  labelRole(managerRole(event.params.roleId), event.params.label);
}

export function handleRoleAdminChanged(event: RoleAdminChanged): void {
  recordLog(event);
  setRoleAdmin(managerRole(event.params.roleId), event.params.admin);
}

export function handleRoleGuardianChanged(event: RoleGuardianChanged): void {
  recordLog(event);
  setRoleGuardian(managerRole(event.params.roleId), event.params.guardian);
}

export function handleRoleGrantDelayChanged(event: RoleGrantDelayChanged): void {
  recordLog(event);
  setGrantDelay(managerRole(event.params.roleId), event.params.delay, event.params.since);
}

export function handleTargetFunctionRoleUpdated(event: TargetFunctionRoleUpdated): void {
  const p = event.params;
  restrictFunction(recordLog(event), p.target, p.selector, managerRole(p.roleId));
}
