import { ProjectFlagged, ProjectScored, ScoreDiscarded } from "../../generated/Curation/Curation";
import { discardScore } from "../actions/discardScore";
import { flagProject } from "../actions/flagProject";
import { scoreProject } from "../actions/scoreProject";
import { ScoreFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { recordLog } from "../store/transaction";

export { handlePausedUntilSet, handleUpgraded } from "./managed";

export function handleProjectScored(event: ProjectScored): void {
  const p = event.params;
  const scores = p.scores;
  const facts = new ScoreFacts(
    p.curator,
    scores.additionality,
    scores.integrity,
    scores.social,
    scores.permanence,
    p.rationaleCid,
  );
  scoreProject(recordLog(event), numberId(p.project), facts);
}

export function handleScoreDiscarded(event: ScoreDiscarded): void {
  const p = event.params;
  discardScore(recordLog(event), numberId(p.project), p.curator, p.reason);
}

export function handleProjectFlagged(event: ProjectFlagged): void {
  flagProject(recordLog(event), numberId(event.params.project), event.params.flagged);
}
