import { Funded, Reclaimed } from "../../generated/RewardReserve/RewardReserve";
import { fundReserve } from "../actions/fundReserve";
import { reclaimReserve } from "../actions/reclaimReserve";
import { recordLog } from "../store/transaction";

export { handleUpgraded } from "./managed";

export function handleFunded(event: Funded): void {
  fundReserve(recordLog(event), event.params.from, event.params.amount);
}

export function handleReclaimed(event: Reclaimed): void {
  reclaimReserve(recordLog(event), event.params.to, event.params.amount);
}
