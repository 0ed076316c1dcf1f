import { PausedUntilSet, Upgraded } from "../../generated/CarbonCredit/CarbonCredit";
import { setPausedUntil } from "../actions/setPausedUntil";
import { upgradeContract } from "../actions/upgradeContract";
import { recordLog } from "../store/transaction";

export function handlePausedUntilSet(event: PausedUntilSet): void {
  setPausedUntil(recordLog(event), event.params.until);
}

export function handleUpgraded(event: Upgraded): void {
  upgradeContract(recordLog(event), event.params.implementation);
}
