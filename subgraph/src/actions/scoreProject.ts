import { ScoreFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createScore, loadScore, writeReplaced } from "../store/curationScore";
import { addScore, projectNow, takeScore } from "../store/project";
import { curatorOf, writeScoredBy } from "../store/projectCurator";

/** The curator's score replaces the one before, which stays as history. */
export function scoreProject(log: Log, id: string, facts: ScoreFacts): void {
  const project = projectNow(log, id);
  const known = curatorOf(id, facts.curator);
  if (known != null) {
    const before = loadScore(known.score);
    if (before.counts) {
      takeScore(project, before);
      writeReplaced(before);
    }
  }
  const score = createScore(log, id, known != null ? known.given + 1 : 1, facts);
  addScore(project, score);
  writeScoredBy(id, facts.curator, score);
  entry(log, "ProjectScored", facts.curator).ofScore(score).detail(facts.rationaleCid).record();
}
