import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addDeafTarget } from "../store/pause";
import { lastPause } from "../store/protocol";

/** Told right after the pause, or its end, that the contract did not take. */
export function noteDeafTarget(log: Log, target: Address): void {
  addDeafTarget(lastPause(), target);
  entry(log, "TargetDeaf", log.sender).detail(target.toHexString()).record();
}
