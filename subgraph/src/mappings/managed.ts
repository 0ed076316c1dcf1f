import { Paused, Unpaused, Upgraded } from "../../generated/CarbonCredit/CarbonCredit";
import { pauseContract } from "../actions/pauseContract";
import { unpauseContract } from "../actions/unpauseContract";
import { upgradeContract } from "../actions/upgradeContract";
import { recordLog } from "../store/transaction";

export function handlePaused(event: Paused): void {
  pauseContract(recordLog(event), event.params.account);
}

export function handleUnpaused(event: Unpaused): void {
  unpauseContract(recordLog(event), event.params.account);
}

export function handleUpgraded(event: Upgraded): void {
  upgradeContract(recordLog(event), event.params.implementation);
}
