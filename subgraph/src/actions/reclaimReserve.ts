import { Address, BigInt } from "@graphprotocol/graph-ts";
import { crbn, reserve } from "../shared/context";
import { PaymentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { addReclaimed } from "../store/reserveState";
import { addTold } from "../store/treasuryToken";

/** The money itself goes as a transfer out of the reserve. */
export function reclaimReserve(log: Log, to: Address, amount: BigInt): void {
  addReclaimed(log, amount);
  addTold(log, new PaymentFacts("In", "ReserveReclaim", crbn(), reserve(), amount));
  entry(log, "Reclaimed", log.sender).with(ensureAccount(to)).tokens(amount).record();
}
