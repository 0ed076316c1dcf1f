import { Address } from "@graphprotocol/graph-ts";
import { Project, Suspension } from "../../generated/schema";
import { SuspensionFacts } from "../shared/facts";
import { ofProjectId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

/** The project's latest suspension. */
export function lastSuspension(project: Project): Suspension {
  return Suspension.load(project.lastSuspension!)!;
}

/** One that follows on a time without. */
export function createSuspension(log: Log, project: Project, facts: SuspensionFacts): Suspension {
  const suspension = new Suspension(ofProjectId(project.id, project.suspensionCount + 1));
  suspension.project = project.id;
  suspension.by = facts.by;
  suspension.account = ensureAccount(facts.account);
  suspension.reason = facts.reason;
  suspension.cid = facts.cid;
  suspension.since = log.timestamp;
  suspension.until = facts.until;
  suspension.ratified = false;
  suspension.challenge = facts.challenge;
  suspension.transaction = log.transaction;
  suspension.save();
  return suspension;
}

/** The stakers make it theirs, or repeat theirs. */
export function writeRatified(log: Log, suspension: Suspension, facts: SuspensionFacts): void {
  if (suspension.by != "STAKERS") suspension.ratified = true;
  suspension.ratifiedAt = log.timestamp;
  suspension.ratifiedReason = facts.reason;
  suspension.ratifiedCid = facts.cid;
  suspension.until = null;
  if (facts.challenge !== null) suspension.challenge = facts.challenge;
  suspension.save();
}

export function writeSuspensionEnded(log: Log, suspension: Suspension, by: Address): void {
  suspension.endedAt = log.timestamp;
  suspension.endedBy = ensureAccount(by);
  suspension.save();
}
