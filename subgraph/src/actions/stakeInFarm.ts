import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addFarmStake, ensureFarm } from "../store/farm";
import { addDeposited } from "../store/farmPosition";

export function stakeInFarm(log: Log, account: Address, token: Address, amount: BigInt): void {
  const farm = ensureFarm(log, token);
  addFarmStake(farm, amount, addDeposited(log, farm, account, amount));
  entry(log, "MiningDeposited", account).ofFarm(farm).detail(amount.toString()).record();
}
