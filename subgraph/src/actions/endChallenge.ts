import { Challenge } from "../../generated/schema";
import { RulingFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { Entry, entry } from "../store/auditEvent";
import { lastChallenge, writeRuled } from "../store/challenge";
import { takeOpen } from "../store/challengeState";
import { projectNow, writeChallengeRest, writeNoChallengeRest } from "../store/project";

/*
 * How a challenge ends. What that does to the project's suspension the registry tells right after: ProjectSuspended when it
 * was upheld, ProjectReinstated when it was dismissed while its suspension ran.
 */

export function upholdChallenge(log: Log, id: string, facts: RulingFacts): void {
  const project = projectNow(log, id);
  writeNoChallengeRest(project);
  end(log, lastChallenge(project), "ChallengeUpheld", facts).record();
}

export function dismissChallenge(log: Log, id: string, facts: RulingFacts): void {
  const project = projectNow(log, id);
  writeChallengeRest(project, log.timestamp);
  end(log, lastChallenge(project), "ChallengeDismissed", facts).detail(facts.reason!).record();
}

/** The rest counts from when the time was over, whenever somebody says so. */
export function lapseChallenge(log: Log, id: string, facts: RulingFacts): void {
  const project = projectNow(log, id);
  const challenge = lastChallenge(project);
  writeChallengeRest(project, challenge.until);
  end(log, challenge, "ChallengeLapsed", facts).record();
}

function end(log: Log, challenge: Challenge, kind: string, facts: RulingFacts): Entry {
  writeRuled(log, challenge, facts);
  takeOpen(log, challenge.bond);
  return entry(log, kind, log.sender)
    .ofChallenge(challenge)
    .with(challenge.challenger)
    .tokens(facts.returned.plus(facts.reward));
}
