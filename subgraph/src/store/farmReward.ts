import { BigInt } from "@graphprotocol/graph-ts";
import { FarmPosition, FarmReward } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

export function createFarmReward(log: Log, position: FarmPosition, amount: BigInt): void {
  const reward = new FarmReward(logId(log));
  reward.account = position.account;
  reward.farm = position.farm;
  reward.position = position.id;
  reward.amount = amount;
  reward.sortKey = log.sortKey();
  reward.timestamp = log.timestamp;
  reward.blockNumber = log.blockNumber;
  reward.transaction = log.transaction;
  reward.save();
}
