import { BigInt } from "@graphprotocol/graph-ts";
import { LockFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addPromise } from "../store/reserveState";
import { createLockEvent } from "../store/stakeEvent";
import { loadPosition, writeRelocked } from "../store/stakePosition";
import { addStaked } from "../store/staker";
import { addCancelled, addPosition, allStaked, takePosition } from "../store/stakingTotals";
import { writeVotingSupply } from "../store/votingSupply";

/** A position was added to, renewed or moved up: it is taken out of its old tier and counted in its new one. */
export function relockPosition(log: Log, id: BigInt, lock: LockFacts): void {
  const position = loadPosition(id);
  const previousTier = position.tier;
  takePosition(position);
  writeRelocked(log, position, lock);
  addPosition(position);
  addCancelled(previousTier, lock.cancelled);
  addPromise(log, lock.reward, lock.cancelled);
  addStaked(lock.owner, lock.tier, lock.added, lock.unlock);
  createLockEvent(log, position, kindOf(lock, previousTier), lock, previousTier);
  writeVotingSupply(log, allStaked());
  entry(log, "Relocked", lock.owner).ofPosition(position).tokens(lock.added).detail(lock.tier).record();
}

function kindOf(lock: LockFacts, previousTier: string): string {
  if (lock.tier != previousTier) return "MovedUp";
  return lock.added.isZero() ? "Renewed" : "Added";
}
