import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { guardianTargets, writePause } from "../store/governanceState";
import { createPause } from "../store/pause";
import { countPause } from "../store/protocol";

/** The guardian's clock. Each contract tells its own copy besides. */
export function pauseEntries(log: Log, by: Address, until: BigInt, restUntil: BigInt): void {
  createPause(log, countPause(), by, until, restUntil, guardianTargets());
  writePause(until, restUntil);
  entry(log, "Paused", by).detail(until.toString()).record();
}
