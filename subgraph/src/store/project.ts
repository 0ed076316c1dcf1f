import { BigDecimal, BigInt } from "@graphprotocol/graph-ts";
import { CHALLENGE_REST, COUNCIL_REST, CURATION_QUORUM, CURATION_THRESHOLD } from "../../generated/protocol";
import { Challenge, CurationScore, Project, Suspension } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { numberId, projectSupplyId, smallId } from "../shared/id";
import { Log } from "../shared/log";
import { ProjectFacts, SuspensionFacts } from "../shared/facts";
import { ensureAccount } from "./account";
import { createSupply } from "./supply";

export function loadProject(id: string): Project {
  return Project.load(id)!;
}

/** The project as it stands now: no event told that its suspension ended by itself. */
export function projectNow(log: Log, id: string): Project {
  const project = loadProject(id);
  const until = project.suspendedUntil;
  if (until !== null && until.le(log.timestamp)) {
    forgetSuspension(project);
    project.status = "Listed";
    project.statusSince = until;
    project.statusReason = null;
    project.save();
  }
  return project;
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
  project.evidenceCids = facts.evidenceCids;
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

/** Any status but Suspended. */
export function writeStatus(log: Log, project: Project, status: string, reason: string | null): void {
  forgetSuspension(project);
  project.status = status;
  project.statusSince = log.timestamp;
  project.statusReason = reason;
  project.save();
}

/** It is suspended, or its suspension is the stakers' from now on. */
export function writeSuspended(log: Log, project: Project, suspension: Suspension, facts: SuspensionFacts): void {
  if (project.lastSuspension != suspension.id) project.suspensionCount += 1;
  project.lastSuspension = suspension.id;
  project.status = "Suspended";
  project.statusSince = log.timestamp;
  project.statusReason = facts.reason;
  project.suspendedBy = facts.by;
  project.suspendedUntil = facts.until;
  project.save();
}

/** The council rests after its own suspension, and not after the stakers'. */
export function writeRests(project: Project, facts: SuspensionFacts): void {
  if (facts.by == "COUNCIL") project.councilRestUntil = facts.until!.plus(BigInt.fromI32(COUNCIL_REST));
  if (facts.by == "STAKERS") project.councilRestUntil = ZERO;
  project.save();
}

export function writeChallenged(project: Project, challenge: Challenge): void {
  project.challengeCount += 1;
  project.lastChallenge = challenge.id;
  project.save();
}

/** @param from Since when a project that was challenged in vain is left in peace {s}. */
export function writeChallengeRest(project: Project, from: BigInt): void {
  project.challengeRestUntil = from.plus(BigInt.fromI32(CHALLENGE_REST));
  project.save();
}

/** A challenge that was upheld leaves no rest. */
export function writeNoChallengeRest(project: Project): void {
  project.challengeRestUntil = ZERO;
  project.save();
}

/** It is delisted: its suspension and its rests are forgotten. */
export function writeNoRests(project: Project): void {
  project.councilRestUntil = ZERO;
  project.challengeRestUntil = ZERO;
  project.save();
}

/** Counts a score in the averages. */
export function addScore(project: Project, score: CurationScore): void {
  changeScores(project, score, 1);
}

/** Takes a score that counted out of the averages. */
export function takeScore(project: Project, score: CurationScore): void {
  changeScores(project, score, -1);
}

export function writeFlagged(project: Project, flagged: boolean): void {
  project.flagged = flagged;
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

function forgetSuspension(project: Project): void {
  project.suspendedBy = null;
  project.suspendedUntil = null;
}

function changeScores(project: Project, score: CurationScore, sign: i32): void {
  project.scoreCount += sign;
  project.additionalitySum += sign * score.additionality;
  project.integritySum += sign * score.integrity;
  project.socialBenefitSum += sign * score.socialBenefit;
  project.permanenceSum += sign * score.permanence;
  project.averageAdditionality = averageOf(project.additionalitySum, project.scoreCount);
  project.averageIntegrity = averageOf(project.integritySum, project.scoreCount);
  project.averageSocialBenefit = averageOf(project.socialBenefitSum, project.scoreCount);
  project.averagePermanence = averageOf(project.permanenceSum, project.scoreCount);
  project.passesCuration = passes(project);
  project.save();
}

function averageOf(sum: i32, count: i32): BigDecimal | null {
  return count == 0 ? null : BigInt.fromI32(sum).divDecimal(BigInt.fromI32(count).toBigDecimal());
}

/** The contract's rule: unrounded sums against the threshold. */
function passes(project: Project): boolean {
  const least = CURATION_THRESHOLD * project.scoreCount;
  return (
    project.scoreCount >= CURATION_QUORUM &&
    project.additionalitySum >= least &&
    project.integritySum >= least &&
    project.socialBenefitSum >= least &&
    project.permanenceSum >= least
  );
}
