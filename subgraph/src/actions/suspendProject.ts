import { Project, Suspension } from "../../generated/schema";
import { SuspensionFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { lastChallenge } from "../store/challenge";
import { projectNow, writeRests, writeSuspended } from "../store/project";
import { createSuspension, lastSuspension, writeRatified } from "../store/suspension";

/** The council or a challenger suspends a listed project, or the stakers any. */
export function suspendProject(log: Log, id: string, facts: SuspensionFacts): void {
  const project = projectNow(log, id);
  // The contract of challenges told the challenge right before.
  if (facts.by == "CHALLENGE") facts.challenge = project.lastChallenge;
  writeRests(project, facts);
  suspend(log, project, facts);
}

/** The stakers upheld a challenge: its reasons are theirs, and the event repeats none. The rests stay. */
export function suspendForUpheld(log: Log, id: string, facts: SuspensionFacts): void {
  const project = projectNow(log, id);
  const challenge = lastChallenge(project);
  facts.challenge = challenge.id;
  facts.reason = challenge.reason;
  facts.cid = challenge.cid;
  suspend(log, project, facts);
}

/** A suspension that runs goes on as the stakers'. */
function suspend(log: Log, project: Project, facts: SuspensionFacts): void {
  const runs = project.status == "Suspended";
  const suspension = runs ? ratified(log, project, facts) : createSuspension(log, project, facts);
  writeSuspended(log, project, suspension, facts);
  entry(log, "ProjectSuspended", facts.account).ofSuspension(suspension).detail(facts.reason).record();
}

function ratified(log: Log, project: Project, facts: SuspensionFacts): Suspension {
  const suspension = lastSuspension(project);
  writeRatified(log, suspension, facts);
  return suspension;
}
