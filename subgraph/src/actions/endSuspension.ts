import { Address } from "@graphprotocol/graph-ts";
import { Project } from "../../generated/schema";
import { Log } from "../shared/log";
import { Entry } from "../store/auditEvent";
import { lastSuspension, writeSuspensionEnded } from "../store/suspension";

/** If a suspension runs it ends, and the timeline's entry names it. One that ended by itself was over before. */
export function endSuspension(log: Log, project: Project, by: Address, entry: Entry): void {
  if (project.status != "Suspended") return;
  const suspension = lastSuspension(project);
  writeSuspensionEnded(log, suspension, by);
  entry.ofSuspension(suspension);
}
