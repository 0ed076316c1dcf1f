import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadProject, writeStatus } from "../store/project";

export function suspendProject(log: Log, id: string, by: Address, reason: string): void {
  writeStatus(log, loadProject(id), "Suspended", reason);
  entry(log, "ProjectSuspended", by).ofProject(id).detail(reason).record();
}
