import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeRested } from "../store/governanceState";
import { writeAllowed } from "../store/pause";
import { lastPause } from "../store/protocol";

/** Only a guardian that rests can be allowed, so there was a pause. */
export function allowPause(log: Log): void {
  writeAllowed(log, lastPause());
  writeRested();
  entry(log, "PauseAllowed", log.sender).record();
}
