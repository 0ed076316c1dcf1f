import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addFarmStake, ensureFarm } from "../store/farm";
import { addWithdrawn } from "../store/farmPosition";

export function unstakeFromFarm(log: Log, account: Address, token: Address, amount: BigInt): void {
  const farm = ensureFarm(log, token);
  addFarmStake(farm, amount.neg(), addWithdrawn(log, farm, account, amount));
  entry(log, "MiningWithdrawn", account).ofFarm(farm).detail(amount.toString()).record();
}
