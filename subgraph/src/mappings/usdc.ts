import { Transfer } from "../../generated/USDC/USDC";
import { fillTreasury } from "../actions/fillTreasury";
import { treasury } from "../shared/context";
import { recordLog } from "../store/transaction";

/** To the treasury: the manifest lets no others through. */
export function handleTransfer(event: Transfer): void {
  const p = event.params;
  if (p.to.equals(treasury())) fillTreasury(recordLog(event), event.address, p.from, p.value);
}
