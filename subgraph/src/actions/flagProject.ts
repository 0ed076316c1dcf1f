import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { projectNow, writeFlagged } from "../store/project";

/** A listed project does not pass any more, or passes again. */
export function flagProject(log: Log, id: string, flagged: boolean): void {
  writeFlagged(projectNow(log, id), flagged);
  entry(log, flagged ? "ProjectFlagged" : "ProjectUnflagged", log.sender)
    .ofProject(id)
    .record();
}
