import { BigInt } from "@graphprotocol/graph-ts";
import { ZERO } from "../shared/amount";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writePause } from "../store/governanceState";
import { writeEnded } from "../store/pause";
import { lastPause } from "../store/protocol";

export function unpauseEntries(log: Log, restUntil: BigInt): void {
  writeEnded(log, lastPause(), restUntil);
  writePause(ZERO, restUntil);
  entry(log, "Unpaused", log.sender).record();
}
