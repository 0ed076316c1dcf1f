import { BigInt } from "@graphprotocol/graph-ts";
import { ZERO } from "../shared/amount";
import { EpochFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createPeriod } from "../store/miningPeriod";
import { loadMining, writeSchedule } from "../store/miningState";

/** Epochs follow each other from what the clock shows {s}. */
export function startMining(log: Log, epochs: EpochFacts[], clock: BigInt, emitted: BigInt, total: BigInt): void {
  const before = loadMining();
  let duration = ZERO;
  let emission = ZERO;
  for (let i = 0; i < epochs.length; i++) {
    const number = before.periodCount + i;
    createPeriod(log, number, before.scheduleCount, clock.plus(duration), emitted.plus(emission), epochs[i]);
    duration = duration.plus(epochs[i].duration);
    emission = emission.plus(epochs[i].emission);
  }
  writeSchedule(log, epochs.length, clock, emitted, duration, total);
  entry(log, "ScheduleStarted", log.sender).tokens(total).record();
}
