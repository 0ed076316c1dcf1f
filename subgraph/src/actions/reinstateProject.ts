import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadProject, writeStatus } from "../store/project";

export function reinstateProject(log: Log, id: string, by: Address): void {
  writeStatus(log, loadProject(id), "Listed", null);
  entry(log, "ProjectReinstated", by).ofProject(id).record();
}
