import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { writeClock } from "../store/miningState";

/** The clock runs on, or stands still, with another weight. */
export function moveMiningClock(log: Log, weight: BigInt, clock: BigInt, emitted: BigInt): void {
  writeClock(log, weight, clock, emitted);
}
