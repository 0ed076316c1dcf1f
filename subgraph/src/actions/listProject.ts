import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadProject, writeClass, writeStatus } from "../store/project";

export function listProject(log: Log, id: string, projectClass: string, by: Address): void {
  const project = loadProject(id);
  writeClass(project, projectClass);
  writeStatus(log, project, "Listed", null);
  entry(log, "ProjectListed", by).ofProject(id).record();
}
