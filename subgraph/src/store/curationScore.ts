import { CurationScore } from "../../generated/schema";
import { ScoreFacts } from "../shared/facts";
import { scoreId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

export function loadScore(id: string): CurationScore {
  return CurationScore.load(id)!;
}

/** @param n Counts the curator's scores of the project, from 1. */
export function createScore(log: Log, project: string, n: i32, facts: ScoreFacts): CurationScore {
  const score = new CurationScore(scoreId(project, facts.curator, n));
  score.project = project;
  score.curator = ensureAccount(facts.curator);
  score.additionality = facts.additionality;
  score.integrity = facts.integrity;
  score.socialBenefit = facts.socialBenefit;
  score.permanence = facts.permanence;
  score.rationaleCid = facts.rationaleCid;
  score.at = log.timestamp;
  score.n = n;
  score.counts = true;
  score.transaction = log.transaction;
  score.save();
  return score;
}

/** Another score of the same curator counts instead. */
export function writeReplaced(score: CurationScore): void {
  score.counts = false;
  score.save();
}

export function writeDiscarded(log: Log, score: CurationScore, reason: string): void {
  score.counts = false;
  score.discardedAt = log.timestamp;
  score.discardedReason = reason;
  score.save();
}
