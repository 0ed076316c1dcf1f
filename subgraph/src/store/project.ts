import { BigInt } from "@graphprotocol/graph-ts";
import { Project } from "../../generated/schema";
import { ZERO } from "../shared/amount";
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
  project.councilRestUntil = ZERO;
  project.challengeRestUntil = ZERO;
  project.suspensionCount = 0;
  project.challengeCount = 0;
  project.scoreCount = 0;
  project.additionalitySum = 0;
  project.integritySum = 0;
  project.socialBenefitSum = 0;
  project.permanenceSum = 0;
  project.passesCuration = false;
  project.flagged = false;
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
