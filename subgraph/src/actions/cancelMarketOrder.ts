import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeOrderCancelled } from "../store/order";
import { ensureMaker } from "../store/orderMaker";
import { writeNonceCancelled } from "../store/orderNonce";

/** Whatever was signed under the nonce is void; nobody knows it, unless something of it was filled. */
export function cancelMarketOrder(log: Log, account: Address, number: BigInt): void {
  const nonce = writeNonceCancelled(log, ensureMaker(account), number);
  const order = nonce.order;
  if (order !== null) writeOrderCancelled(log, order);
  entry(log, "MarketOrderCancelled", account).detail(number.toString()).record();
}
