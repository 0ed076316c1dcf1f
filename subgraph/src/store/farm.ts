import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Farm } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { Log } from "../shared/log";
import { countFarm } from "./miningState";

/** The contract takes no stake for a token without a farm. */
export function ensureFarm(log: Log, token: Address): Farm {
  const known = Farm.load(token);
  if (known != null) return known;
  const farm = new Farm(token);
  farm.number = countFarm();
  farm.pair = token;
  farm.weight = ZERO;
  farm.staked = ZERO;
  farm.stakerCount = 0;
  farm.rewarded = ZERO;
  farm.addedAt = log.timestamp;
  farm.weightSetAt = log.timestamp;
  farm.transaction = log.transaction;
  return farm;
}

export function writeWeight(log: Log, farm: Farm, weight: BigInt): void {
  farm.weight = weight;
  farm.weightSetAt = log.timestamp;
  farm.save();
}

/**
 * Changes what is staked; a negative amount takes away.
 * @param stakers How many more accounts have something staked now.
 */
export function addFarmStake(farm: Farm, amount: BigInt, stakers: i32): void {
  farm.staked = farm.staked.plus(amount);
  farm.stakerCount += stakers;
  farm.save();
}

export function addFarmReward(farm: Farm, amount: BigInt): void {
  farm.rewarded = farm.rewarded.plus(amount);
  farm.save();
}
