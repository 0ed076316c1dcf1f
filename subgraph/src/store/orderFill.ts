import { Order, OrderFill, Vintage } from "../../generated/schema";
import { toTonnes, unitPriceOf } from "../shared/amount";
import { OrderFacts } from "../shared/facts";
import { logId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";
import { discountOf } from "./protocol";
import { tierAt } from "./staker";

export function createOrderFill(log: Log, order: Order, vintage: Vintage, facts: OrderFacts): OrderFill {
  const fill = new OrderFill(logId(log));
  fill.order = order.id;
  fill.vintage = vintage.id;
  fill.project = vintage.project;
  fill.payToken = order.payToken;
  fill.amount = facts.amount;
  fill.amountTonnes = toTonnes(facts.amount);
  fill.price = facts.price;
  fill.commission = facts.commission;
  const unitPrice = unitPriceOf(facts.price, facts.amount);
  fill.unitPrice = unitPrice === null ? facts.price.toBigDecimal() : unitPrice;
  fill.remaining = facts.remaining;
  writeParties(fill, facts);
  fill.takerTier = tierAt(facts.taker, log.timestamp);
  fill.discountPercent = discountOf(fill.takerTier);
  fill.sortKey = log.sortKey();
  fill.timestamp = log.timestamp;
  fill.blockNumber = log.blockNumber;
  fill.transaction = log.transaction;
  fill.save();
  return fill;
}

/** The taker pays the commission: on top when buying, out of the price when selling. */
function writeParties(fill: OrderFill, facts: OrderFacts): void {
  const makerSells = facts.side == "Sell";
  fill.maker = ensureAccount(facts.maker);
  fill.taker = ensureAccount(facts.taker);
  fill.side = facts.side;
  fill.seller = makerSells ? fill.maker : fill.taker;
  fill.buyer = makerSells ? fill.taker : fill.maker;
  fill.total = makerSells ? facts.price.plus(facts.commission) : facts.price.minus(facts.commission);
}
