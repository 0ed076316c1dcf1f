import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Farm, FarmPosition } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { farmPositionId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

/** Answers with how many more accounts have something staked now. */
export function addDeposited(log: Log, farm: Farm, account: Address, amount: BigInt): i32 {
  const position = ensurePosition(farm, account);
  const before = position.staked;
  position.staked = before.plus(amount);
  position.deposited = position.deposited.plus(amount);
  save(log, position);
  return counted(position.staked) - counted(before);
}

/** Answers with how many more accounts have something staked now. */
export function addWithdrawn(log: Log, farm: Farm, account: Address, amount: BigInt): i32 {
  const position = ensurePosition(farm, account);
  const before = position.staked;
  position.staked = before.minus(amount);
  position.withdrawn = position.withdrawn.plus(amount);
  save(log, position);
  return counted(position.staked) - counted(before);
}

export function addRewarded(log: Log, farm: Farm, account: Address, amount: BigInt): FarmPosition {
  const position = ensurePosition(farm, account);
  position.rewarded = position.rewarded.plus(amount);
  save(log, position);
  return position;
}

function counted(staked: BigInt): i32 {
  return staked.isZero() ? 0 : 1;
}

function ensurePosition(farm: Farm, account: Address): FarmPosition {
  const known = FarmPosition.load(farmPositionId(account, farm.id));
  if (known != null) return known;
  const position = new FarmPosition(farmPositionId(account, farm.id));
  position.account = ensureAccount(account);
  position.farm = farm.id;
  position.staked = ZERO;
  position.deposited = ZERO;
  position.withdrawn = ZERO;
  position.rewarded = ZERO;
  return position;
}

function save(log: Log, position: FarmPosition): void {
  position.updatedAt = log.timestamp;
  position.save();
}
