import { ChallengeFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createChallenge } from "../store/challenge";
import { addOpen } from "../store/challengeState";
import { projectNow, writeChallenged } from "../store/project";

/** The suspension that comes with it is told right after. */
export function challengeProject(log: Log, id: string, facts: ChallengeFacts): void {
  const project = projectNow(log, id);
  const challenge = createChallenge(log, project, facts);
  writeChallenged(project, challenge);
  addOpen(log, facts.bond);
  entry(log, "ProjectChallenged", facts.challenger)
    .ofChallenge(challenge)
    .tokens(facts.bond)
    .detail(facts.reason)
    .record();
}
