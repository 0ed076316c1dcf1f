import { BigInt } from "@graphprotocol/graph-ts";
import { LockFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { countPosition } from "../store/protocol";
import { addPromise } from "../store/reserveState";
import { createLockEvent } from "../store/stakeEvent";
import { createPosition } from "../store/stakePosition";
import { addStaked, countOpened } from "../store/staker";
import { addPosition, allStaked } from "../store/stakingTotals";
import { writeVotingSupply } from "../store/votingSupply";

export function openPosition(log: Log, id: BigInt, lock: LockFacts): void {
  addStaked(lock.owner, lock.tier, lock.added, lock.unlock);
  countOpened(lock.owner);
  const position = createPosition(log, id, lock);
  createLockEvent(log, position, "Staked", lock, null);
  addPosition(position);
  addPromise(log, lock.reward, lock.cancelled);
  countPosition();
  writeVotingSupply(log, allStaked());
  entry(log, "Staked", lock.owner).ofPosition(position).tokens(lock.added).detail(lock.tier).record();
}
