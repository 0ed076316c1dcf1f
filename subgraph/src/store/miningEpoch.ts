import { BigInt } from "@graphprotocol/graph-ts";
import { MiningEpoch } from "../../generated/schema";
import { EpochFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";

export function createEpoch(
  log: Log,
  number: i32,
  schedule: i32,
  start: BigInt,
  before: BigInt,
  facts: EpochFacts,
): void {
  const epoch = new MiningEpoch(numberId(BigInt.fromI32(number)));
  epoch.number = number;
  epoch.schedule = schedule;
  epoch.start = start;
  epoch.duration = facts.duration;
  epoch.before = before;
  epoch.emission = facts.emission;
  epoch.transaction = log.transaction;
  epoch.save();
}
