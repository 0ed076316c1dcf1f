import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { projectNow, writeStatus } from "../store/project";
import { endSuspension } from "./endSuspension";

export function reinstateProject(log: Log, id: string, by: Address): void {
  const project = projectNow(log, id);
  const told = entry(log, "ProjectReinstated", by).ofProject(id);
  endSuspension(log, project, by, told);
  writeStatus(log, project, "Listed", null);
  told.record();
}
