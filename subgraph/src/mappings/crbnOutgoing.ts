import { Transfer } from "../../generated/CRBN/CRBN";
import { sendTokens } from "../actions/sendTokens";
import { recordLog } from "../store/transaction";

/** From the reserve, the treasury, the challenges or nobody: the manifest lets no others through. */
export function handleTransfer(event: Transfer): void {
  sendTokens(recordLog(event), event.params.from, event.params.to, event.params.value);
}
