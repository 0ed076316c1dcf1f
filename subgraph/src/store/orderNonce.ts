import { BigInt } from "@graphprotocol/graph-ts";
import { Order, OrderMaker, OrderNonce } from "../../generated/schema";
import { orderNonceId } from "../shared/id";
import { Log } from "../shared/log";

/** One nonce is one order. */
export function writeNonceOrder(maker: OrderMaker, order: Order): void {
  const nonce = ensureNonce(maker, order.nonce);
  nonce.order = order.id;
  nonce.save();
}

export function writeNonceCancelled(log: Log, maker: OrderMaker, number: BigInt): OrderNonce {
  const nonce = ensureNonce(maker, number);
  nonce.cancelledAt = log.timestamp;
  nonce.save();
  return nonce;
}

function ensureNonce(maker: OrderMaker, number: BigInt): OrderNonce {
  const known = OrderNonce.load(orderNonceId(maker.id, number));
  if (known != null) return known;
  const nonce = new OrderNonce(orderNonceId(maker.id, number));
  nonce.maker = maker.id;
  nonce.nonce = number;
  return nonce;
}
