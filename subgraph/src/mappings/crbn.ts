import { Transfer } from "../../generated/CRBN/CRBN";
import { receiveTokens } from "../actions/receiveTokens";
import { recordLog } from "../store/transaction";

export { handleUpgraded } from "./managed";

/** To the reserve, the treasury, the challenges or nobody: the manifest lets no others through. */
export function handleTransfer(event: Transfer): void {
  receiveTokens(recordLog(event), event.params.from, event.params.to, event.params.value);
}
