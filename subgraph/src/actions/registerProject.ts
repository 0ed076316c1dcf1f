import { BigInt } from "@graphprotocol/graph-ts";
import { ProjectFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createProject } from "../store/project";
import { countProject } from "../store/protocol";

export function registerProject(log: Log, number: BigInt, facts: ProjectFacts): void {
  countProject();
  const project = createProject(log, number, facts);
  entry(log, "ProjectRegistered", facts.registrar).ofProject(project.id).record();
}
