import { NonceCancelled, OrderFilled } from "../../generated/RetirementDesk/RetirementDesk";
import { cancelNonce } from "../actions/cancelNonce";
import { fillOrder } from "../actions/fillOrder";
import { contractName } from "../shared/context";
import { numberId } from "../shared/id";
import { recordLog } from "../store/transaction";

export { handleUpgraded } from "./managed";

export function handleOrderFilled(event: OrderFilled): void {
  const p = event.params;
  fillOrder(recordLog(event), p.account, p.nonce, p.operator, numberId(p.certificate));
}

export function handleNonceCancelled(event: NonceCancelled): void {
  cancelNonce(recordLog(event), event.params.account, contractName(), event.params.nonce);
}
