import { BigInt } from "@graphprotocol/graph-ts";
import { crbn, reserve } from "../shared/context";
import { PaymentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createFeePayment } from "../store/feePayment";
import { addFees } from "../store/reserveState";
import { addTold } from "../store/treasuryToken";

export function payFees(log: Log, amount: BigInt): void {
  addFees(log, amount);
  createFeePayment(log, amount);
  addTold(log, new PaymentFacts("In", "StakingFee", crbn(), reserve(), amount));
  entry(log, "FeesPaid", log.sender).tokens(amount).record();
}
