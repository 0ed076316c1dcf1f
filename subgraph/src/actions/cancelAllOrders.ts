import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeCounter } from "../store/orderMaker";

/** The counter says it of all orders at once: how many there are nobody knows. */
export function cancelAllOrders(log: Log, account: Address, counter: BigInt): void {
  writeCounter(log, account, counter);
  entry(log, "AllOrdersCancelled", account).detail(counter.toString()).record();
}
