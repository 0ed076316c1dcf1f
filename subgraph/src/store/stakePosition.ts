import { BigInt } from "@graphprotocol/graph-ts";
import { StakePosition } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { LockFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { numberOf } from "../shared/positionId";
import { ensureAccount } from "./account";
import { ensureStaker } from "./staker";

export function loadPosition(id: BigInt): StakePosition {
  return StakePosition.load(numberId(id))!;
}

export function createPosition(log: Log, id: BigInt, lock: LockFacts): StakePosition {
  const position = new StakePosition(numberId(id));
  position.number = numberOf(id);
  position.owner = ensureAccount(lock.owner);
  position.staker = ensureStaker(lock.owner).id;
  position.open = true;
  position.carried = ZERO;
  position.rewardsPaid = ZERO;
  position.feesTaken = ZERO;
  position.openedAt = log.timestamp;
  position.transaction = log.transaction;
  beginLock(log, position, lock);
  return position;
}

/** What the old lock has accrued and not paid is carried, what it has not accrued is cancelled, and a new lock begins. */
export function writeRelocked(log: Log, position: StakePosition, lock: LockFacts): void {
  const due = position.reward.minus(lock.cancelled).minus(position.lockPaid);
  position.carried = position.carried.plus(due);
  beginLock(log, position, lock);
}

/** All that had accrued was paid: first what was carried, then the current lock's. */
export function addReward(position: StakePosition, net: BigInt, fee: BigInt): void {
  position.lockPaid = position.lockPaid.plus(net).plus(fee).minus(position.carried);
  position.carried = ZERO;
  position.rewardsPaid = position.rewardsPaid.plus(net);
  position.feesTaken = position.feesTaken.plus(fee);
  save(position);
}

export function writeWithdrawn(log: Log, position: StakePosition): void {
  position.open = false;
  position.amount = ZERO;
  position.apyBps = 0;
  position.reward = ZERO;
  position.lockPaid = ZERO;
  position.carried = ZERO;
  position.withdrawnAt = log.timestamp;
  save(position);
}

function beginLock(log: Log, position: StakePosition, lock: LockFacts): void {
  position.tier = lock.tier;
  position.amount = lock.amount;
  position.start = log.timestamp;
  position.unlock = lock.unlock;
  position.apyBps = lock.apyBps;
  position.reward = lock.reward;
  position.lockPaid = ZERO;
  save(position);
}

function save(position: StakePosition): void {
  position.promised = position.reward.minus(position.lockPaid).plus(position.carried);
  position.save();
}
