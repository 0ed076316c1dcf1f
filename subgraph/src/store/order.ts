import { Bytes } from "@graphprotocol/graph-ts";
import { Order, OrderMaker, Vintage } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";
import { OrderFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { ensurePayTokenId } from "./payToken";

/** Takes a fill off an order; its first one makes it known. */
export function writeFilled(log: Log, maker: OrderMaker, vintage: Vintage, facts: OrderFacts): Order {
  const order = ensureOrder(log, maker, vintage, facts);
  order.filled = order.filled.plus(facts.amount);
  order.filledTonnes = toTonnes(order.filled);
  order.remaining = facts.remaining;
  order.fillCount += 1;
  if (facts.remaining.isZero()) close(log, order, "Filled");
  save(order);
  return order;
}

/** Its nonce was cancelled. What is filled whole stays filled. */
export function writeOrderCancelled(log: Log, id: Bytes): void {
  const order = Order.load(id)!;
  if (order.status != "Open") return;
  order.remaining = ZERO;
  close(log, order, "Cancelled");
  save(order);
}

function ensureOrder(log: Log, maker: OrderMaker, vintage: Vintage, facts: OrderFacts): Order {
  const known = Order.load(facts.order);
  if (known != null) return known;
  const order = new Order(facts.order);
  order.maker = maker.account;
  order.orderMaker = maker.id;
  order.side = facts.side;
  order.vintage = vintage.id;
  order.project = vintage.project;
  order.payToken = ensurePayTokenId(facts.payToken);
  order.nonce = facts.nonce;
  order.counter = maker.counter;
  order.amount = facts.amount.plus(facts.remaining);
  order.amountTonnes = toTonnes(order.amount);
  order.filled = ZERO;
  order.status = "Open";
  order.fillCount = 0;
  order.firstFilledAt = log.timestamp;
  return order;
}

function close(log: Log, order: Order, status: string): void {
  order.status = status;
  order.closedAt = log.timestamp;
}

function save(order: Order): void {
  order.remainingTonnes = toTonnes(order.remaining);
  order.save();
}
