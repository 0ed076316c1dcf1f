import { Bytes } from "@graphprotocol/graph-ts";
import { SPEND } from "../../generated/protocol";
import { nameOfContract } from "../shared/context";
import { selectorIn } from "../shared/decode";
import { CallFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { lastPayment } from "../store/governanceState";
import { loadOperation, writeOperationExecuted } from "../store/timelockOperation";
import { isOf, writePaidBy } from "../store/treasuryTransfer";

/** One call of an operation was made. With the last one the operation is executed. */
export function executeCall(log: Log, id: Bytes, call: CallFacts): void {
  const operation = loadOperation(id);
  if (call.index == operation.callCount - 1) writeOperationExecuted(log, operation);
  const proposal = operation.proposal;
  if (proposal !== null && isPayment(call)) attributePayment(log, proposal);
}

function isPayment(call: CallFacts): boolean {
  const name = nameOfContract(call.target);
  const selector = selectorIn(call.data);
  return name !== null && name == "TreasuryModule" && selector !== null && selector.toHexString() == SPEND;
}

/** The payment that the call made was told right before. */
function attributePayment(log: Log, proposal: string): void {
  const payment = lastPayment();
  if (payment !== null && isOf(log, payment)) writePaidBy(payment, proposal);
}
