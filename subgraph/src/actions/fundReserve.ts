import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addFunded } from "../store/reserveState";

/** The money itself comes as a transfer into the reserve. */
export function fundReserve(log: Log, from: Address, amount: BigInt): void {
  addFunded(log, amount);
  entry(log, "Funded", from).tokens(amount).record();
}
