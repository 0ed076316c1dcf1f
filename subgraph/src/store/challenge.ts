import { Challenge, Project } from "../../generated/schema";
import { ChallengeFacts, RulingFacts } from "../shared/facts";
import { ofProjectId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

/** The project's latest challenge. */
export function lastChallenge(project: Project): Challenge {
  return Challenge.load(project.lastChallenge!)!;
}

export function createChallenge(log: Log, project: Project, facts: ChallengeFacts): Challenge {
  const challenge = new Challenge(ofProjectId(project.id, project.challengeCount + 1));
  challenge.project = project.id;
  challenge.challenger = ensureAccount(facts.challenger);
  challenge.bond = facts.bond;
  challenge.reason = facts.reason;
  challenge.cid = facts.cid;
  challenge.openedAt = log.timestamp;
  challenge.until = facts.until;
  challenge.status = "OPEN";
  challenge.transaction = log.transaction;
  challenge.save();
  return challenge;
}

export function writeRuled(log: Log, challenge: Challenge, facts: RulingFacts): void {
  challenge.status = facts.status;
  challenge.ruledAt = log.timestamp;
  challenge.ruling = facts.reason;
  challenge.returned = facts.returned;
  challenge.reward = facts.reward;
  challenge.lost = facts.lost;
  challenge.ending = log.transaction;
  challenge.save();
}
