import { Address, Bytes } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { RoleFacts } from "../shared/role";
import { entry } from "../store/auditEvent";
import { writeRestricted } from "../store/restrictedFunction";

export function restrictFunction(log: Log, target: Address, selector: Bytes, role: RoleFacts): void {
  const restricted = writeRestricted(log, target, selector, role);
  entry(log, "TargetFunctionRoleUpdated", log.sender).detail(restricted.id + " " + role.name).record();
}
