import { BigInt } from "@graphprotocol/graph-ts";
import { MiningPeriod } from "../../generated/schema";
import { EpochFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";

export function createPeriod(
  log: Log,
  number: i32,
  schedule: i32,
  start: BigInt,
  before: BigInt,
  facts: EpochFacts,
): void {
  const period = new MiningPeriod(numberId(BigInt.fromI32(number)));
  period.number = number;
  period.schedule = schedule;
  period.start = start;
  period.duration = facts.duration;
  period.before = before;
  period.emission = facts.emission;
  period.transaction = log.transaction;
  period.save();
}
