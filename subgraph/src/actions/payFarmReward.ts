import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addFarmReward, ensureFarm } from "../store/farm";
import { addRewarded } from "../store/farmPosition";
import { createFarmReward } from "../store/farmReward";
import { addMiningReward } from "../store/miningState";

export function payFarmReward(log: Log, account: Address, token: Address, amount: BigInt): void {
  const farm = ensureFarm(log, token);
  createFarmReward(log, addRewarded(log, farm, account, amount), amount);
  addFarmReward(farm, amount);
  addMiningReward(amount);
  entry(log, "MiningRewardPaid", account).ofFarm(farm).tokens(amount).record();
}
