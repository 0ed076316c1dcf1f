import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { projectNow, writeNoRests, writeStatus } from "../store/project";
import { endSuspension } from "./endSuspension";

export function delistProject(log: Log, id: string, by: Address, reason: string): void {
  const project = projectNow(log, id);
  const told = entry(log, "ProjectDelisted", by).ofProject(id).detail(reason);
  endSuspension(log, project, by, told);
  writeNoRests(project);
  writeStatus(log, project, "Delisted", reason);
  told.record();
}
