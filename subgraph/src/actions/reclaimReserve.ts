import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { addReclaimed } from "../store/reserveState";

/** The money itself goes as a transfer out of the reserve. */
export function reclaimReserve(log: Log, to: Address, amount: BigInt): void {
  addReclaimed(log, amount);
  entry(log, "Reclaimed", log.sender).with(ensureAccount(to)).tokens(amount).record();
}
