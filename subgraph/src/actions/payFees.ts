import { BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createFeePayment } from "../store/feePayment";
import { addFees } from "../store/reserveState";

export function payFees(log: Log, amount: BigInt): void {
  addFees(log, amount);
  createFeePayment(log, amount);
  entry(log, "FeesPaid", log.sender).tokens(amount).record();
}
