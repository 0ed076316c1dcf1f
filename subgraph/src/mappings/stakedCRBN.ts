import { BigInt } from "@graphprotocol/graph-ts";
import { Tier } from "../../generated/protocol";
import {
  DelegateChanged,
  DelegateVotesChanged,
  FeesPaid,
  Relocked,
  RewardPaid,
  Staked,
  TierSet,
  Withdrawn,
} from "../../generated/StakedCRBN/StakedCRBN";
import { changeDelegate } from "../actions/changeDelegate";
import { changeVotes } from "../actions/changeVotes";
import { openPosition } from "../actions/openPosition";
import { payFees } from "../actions/payFees";
import { payReward } from "../actions/payReward";
import { relockPosition } from "../actions/relockPosition";
import { setTier } from "../actions/setTier";
import { withdrawPosition } from "../actions/withdrawPosition";
import { LockFacts } from "../shared/facts";
import { nameOf } from "../shared/text";
import { recordLog } from "../store/transaction";

export { handlePausedUntilSet, handleUpgraded } from "./managed";

export function handleStaked(event: Staked): void {
  const p = event.params;
  const tier = nameOf(Tier, p.tier);
  const lock = new LockFacts(p.owner, tier, p.amount, p.amount, p.unlock, p.apyBps, p.reward, BigInt.zero());
  openPosition(recordLog(event), p.position, lock);
}

export function handleRelocked(event: Relocked): void {
  const p = event.params;
  const tier = nameOf(Tier, p.tier);
  const lock = new LockFacts(p.owner, tier, p.added, p.amount, p.unlock, p.apyBps, p.reward, p.cancelled);
  relockPosition(recordLog(event), p.position, lock);
}

export function handleRewardPaid(event: RewardPaid): void {
  const p = event.params;
  payReward(recordLog(event), p.position, p.owner, p.net, p.fee);
}

export function handleFeesPaid(event: FeesPaid): void {
  payFees(recordLog(event), event.params.amount);
}

export function handleWithdrawn(event: Withdrawn): void {
  const p = event.params;
  withdrawPosition(recordLog(event), p.position, p.owner, p.amount);
}

export function handleTierSet(event: TierSet): void {
  const p = event.params;
  setTier(recordLog(event), nameOf(Tier, p.tier), p.minimum, p.lock, p.apyBps);
}

export function handleDelegateChanged(event: DelegateChanged): void {
  const p = event.params;
  changeDelegate(recordLog(event), p.delegator, p.fromDelegate, p.toDelegate);
}

export function handleDelegateVotesChanged(event: DelegateVotesChanged): void {
  const p = event.params;
  changeVotes(recordLog(event), p.delegate, p.previousVotes, p.newVotes);
}
