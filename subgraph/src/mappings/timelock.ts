import { BigInt } from "@graphprotocol/graph-ts";
import {
  CallExecuted,
  CallScheduled,
  Cancelled,
  MinDelayChange,
  RoleAdminChanged,
  RoleGranted,
  RoleRevoked,
} from "../../generated/Timelock/Timelock";
import { cancelOperation } from "../actions/cancelOperation";
import { executeCall } from "../actions/executeCall";
import { grantRole } from "../actions/grantRole";
import { revokeRole } from "../actions/revokeRole";
import { scheduleCall } from "../actions/scheduleCall";
import { setGovernance } from "../actions/setGovernance";
import { setRoleAdmin } from "../actions/setRole";
import { CallFacts } from "../shared/facts";
import { timelockRole } from "../shared/role";
import { numberOfHash } from "../shared/text";
import { recordLog } from "../store/transaction";

export function handleCallScheduled(event: CallScheduled): void {
  const p = event.params;
  const call = new CallFacts(p.index.toI32(), p.target, p.value, p.data);
  scheduleCall(recordLog(event), p.id, call, p.predecessor, p.delay);
}

export function handleCallExecuted(event: CallExecuted): void {
  const p = event.params;
  executeCall(recordLog(event), p.id, new CallFacts(p.index.toI32(), p.target, p.value, p.data));
}

export function handleCancelled(event: Cancelled): void {
  cancelOperation(recordLog(event), event.params.id);
}

export function handleMinDelayChange(event: MinDelayChange): void {
  setGovernance(recordLog(event), "TimelockMinDelay", event.params.oldDuration, event.params.newDuration);
}

/** The Timelock's roles know no delays: a grant counts at once. */
export function handleRoleGranted(event: RoleGranted): void {
  const p = event.params;
  grantRole(recordLog(event), timelockRole(p.role), p.account, BigInt.zero(), event.block.timestamp, true);
}

export function handleRoleRevoked(event: RoleRevoked): void {
  revokeRole(recordLog(event), timelockRole(event.params.role), event.params.account);
}

export function handleRoleAdminChanged(event: RoleAdminChanged): void {
  recordLog(event);
  setRoleAdmin(timelockRole(event.params.role), numberOfHash(event.params.newAdminRole));
}
