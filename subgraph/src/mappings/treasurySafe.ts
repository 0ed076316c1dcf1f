import { Address } from "@graphprotocol/graph-ts";
import { SafeReceived } from "../../generated/TreasurySafe/TreasurySafe";
import { fillTreasury } from "../actions/fillTreasury";
import { recordLog } from "../store/transaction";

/** The chain's own coin came in. */
export function handleSafeReceived(event: SafeReceived): void {
  fillTreasury(recordLog(event), Address.zero(), event.params.sender, event.params.value);
}
