import { BigInt } from "@graphprotocol/graph-ts";
import { StakeEvent, StakePosition } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { LockFacts } from "../shared/facts";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

/** A lock that has begun. */
export function createLockEvent(
  log: Log,
  position: StakePosition,
  kind: string,
  lock: LockFacts,
  previousTier: string | null,
): void {
  const event = new StakeEvent(logId(log));
  event.kind = kind;
  event.previousTier = previousTier;
  event.change = lock.added;
  event.unlock = lock.unlock;
  event.cancelled = lock.cancelled;
  save(log, event, position);
}

/** A withdrawal, after it was written. */
export function createWithdrawal(log: Log, position: StakePosition, amount: BigInt): void {
  const event = new StakeEvent(logId(log));
  event.kind = "Withdrawn";
  event.previousTier = position.tier;
  event.change = amount.neg();
  event.cancelled = ZERO;
  save(log, event, position);
}

function save(log: Log, event: StakeEvent, position: StakePosition): void {
  event.position = position.id;
  event.owner = position.owner;
  event.tier = position.tier;
  event.amount = position.amount;
  event.apyBps = position.apyBps;
  event.reward = position.reward;
  event.carried = position.carried;
  event.sortKey = log.sortKey();
  event.timestamp = log.timestamp;
  event.blockNumber = log.blockNumber;
  event.transaction = log.transaction;
  event.save();
}
