import { Paused, PauseAllowed, TargetDeaf, TargetsSet, Unpaused, Vetoed } from "../../generated/Guardian/Guardian";
import { allowPause } from "../actions/allowPause";
import { noteDeafTarget } from "../actions/noteDeafTarget";
import { pauseEntries } from "../actions/pauseEntries";
import { setGuardianTargets } from "../actions/setGuardianTargets";
import { unpauseEntries } from "../actions/unpauseEntries";
import { vetoOperation } from "../actions/vetoOperation";
import { recordLog } from "../store/transaction";

export function handlePaused(event: Paused): void {
  const p = event.params;
  pauseEntries(recordLog(event), p.by, p.until, p.restUntil);
}

export function handleUnpaused(event: Unpaused): void {
  unpauseEntries(recordLog(event), event.params.restUntil);
}

export function handlePauseAllowed(event: PauseAllowed): void {
  allowPause(recordLog(event));
}

export function handleTargetsSet(event: TargetsSet): void {
  setGuardianTargets(recordLog(event), event.params.targets);
}

export function handleTargetDeaf(event: TargetDeaf): void {
  noteDeafTarget(recordLog(event), event.params.target);
}

export function handleVetoed(event: Vetoed): void {
  vetoOperation(recordLog(event), event.params.operation, event.params.actions);
}
