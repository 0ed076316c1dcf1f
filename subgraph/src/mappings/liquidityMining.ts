import {
  ActiveWeightSet,
  Deposited,
  FarmAdded,
  Reclaimed,
  RewardPaid,
  ScheduleStarted,
  WeightSet,
  Withdrawn,
} from "../../generated/LiquidityMining/LiquidityMining";
import { moveMiningClock } from "../actions/moveMiningClock";
import { payFarmReward } from "../actions/payFarmReward";
import { reclaimMining } from "../actions/reclaimMining";
import { setFarmWeight } from "../actions/setFarmWeight";
import { stakeInFarm } from "../actions/stakeInFarm";
import { startMining } from "../actions/startMining";
import { unstakeFromFarm } from "../actions/unstakeFromFarm";
import { EpochFacts } from "../shared/facts";
import { recordLog } from "../store/transaction";

export { handlePausedUntilSet, handleUpgraded } from "./managed";

export function handleFarmAdded(event: FarmAdded): void {
  setFarmWeight(recordLog(event), "FarmAdded", event.params.farm, event.params.weight);
}

export function handleWeightSet(event: WeightSet): void {
  setFarmWeight(recordLog(event), "WeightSet", event.params.farm, event.params.weight);
}

export function handleActiveWeightSet(event: ActiveWeightSet): void {
  moveMiningClock(recordLog(event), event.params.weight, event.params.clock, event.params.emitted);
}

export function handleScheduleStarted(event: ScheduleStarted): void {
  const p = event.params;
  const told = p.epochs;
  const epochs: EpochFacts[] = [];
  for (let i = 0; i < told.length; i++) epochs.push(new EpochFacts(told[i].duration, told[i].emission));
  startMining(recordLog(event), epochs, p.clock, p.emitted, p.total);
}

export function handleDeposited(event: Deposited): void {
  stakeInFarm(recordLog(event), event.params.account, event.params.farm, event.params.amount);
}

export function handleWithdrawn(event: Withdrawn): void {
  unstakeFromFarm(recordLog(event), event.params.account, event.params.farm, event.params.amount);
}

export function handleRewardPaid(event: RewardPaid): void {
  payFarmReward(recordLog(event), event.params.account, event.params.farm, event.params.amount);
}

export function handleReclaimed(event: Reclaimed): void {
  reclaimMining(recordLog(event), event.params.token, event.params.to, event.params.amount);
}
