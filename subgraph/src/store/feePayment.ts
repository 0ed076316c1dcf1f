import { BigInt } from "@graphprotocol/graph-ts";
import { FeePayment } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

export function createFeePayment(log: Log, amount: BigInt): void {
  const payment = new FeePayment(logId(log));
  payment.amount = amount;
  payment.timestamp = log.timestamp;
  payment.blockNumber = log.blockNumber;
  payment.transaction = log.transaction;
  payment.save();
}
