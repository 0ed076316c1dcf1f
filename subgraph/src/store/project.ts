import { BigInt } from "@graphprotocol/graph-ts";
import { Project } from "../../generated/schema";
import { numberId, projectSupplyId, smallId } from "../shared/id";
import { Log } from "../shared/log";
import { ProjectFacts } from "../shared/facts";
import { ensureAccount } from "./account";
import { createSupply } from "./supply";

export function loadProject(id: string): Project {
  return Project.load(id)!;
}

export function createProject(log: Log, number: BigInt, facts: ProjectFacts): Project {
  const project = new Project(numberId(number));
  project.number = number.toI32();
  project.registry = smallId(facts.registry);
  project.registryProjectId = facts.registryProjectId;
  project.name = facts.name;
  project.country = facts.country;
  project.projectType = facts.projectType;
  project.methodology = facts.methodology;
  project.proponent = facts.proponent;
  project.metadataCid = facts.metadataCid;
  project.status = "Proposed";
  project.statusSince = log.timestamp;
  project.projectClass = "Unassigned";
  project.registrar = ensureAccount(facts.registrar);
  project.registeredAt = log.timestamp;
  project.vintageCount = 0;
  project.supply = createSupply(projectSupplyId(project.id));
  project.save();
  return project;
}

export function writeStatus(log: Log, project: Project, status: string, reason: string | null): void {
  project.status = status;
  project.statusSince = log.timestamp;
  project.statusReason = reason;
  project.save();
}

export function writeClass(project: Project, projectClass: string): void {
  project.projectClass = projectClass;
  project.save();
}

export function writeGate(project: Project, closedUntil: BigInt): void {
  project.closedUntil = closedUntil;
  project.save();
}

export function writeMetadata(project: Project, cid: string): void {
  project.metadataCid = cid;
  project.save();
}

export function countProjectVintage(id: string): void {
  const project = loadProject(id);
  project.vintageCount += 1;
  project.save();
}
