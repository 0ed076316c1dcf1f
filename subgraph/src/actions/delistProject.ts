import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadProject, writeStatus } from "../store/project";

export function delistProject(log: Log, id: string, by: Address, reason: string): void {
  writeStatus(log, loadProject(id), "Delisted", reason);
  entry(log, "ProjectDelisted", by).ofProject(id).detail(reason).record();
}
