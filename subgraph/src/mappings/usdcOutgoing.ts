import { Transfer } from "../../generated/USDC/USDC";
import { drainTreasury } from "../actions/drainTreasury";
import { treasury } from "../shared/context";
import { recordLog } from "../store/transaction";

/** From the treasury: the manifest lets no others through. */
export function handleTransfer(event: Transfer): void {
  const p = event.params;
  if (p.from.equals(treasury())) drainTreasury(recordLog(event), event.address, p.to, p.value);
}
