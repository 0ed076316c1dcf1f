import { OrderAnnouncement, OrderMaker, Vintage } from "../../generated/schema";
import { toTonnes } from "../shared/amount";
import { SignedOrderFacts } from "../shared/facts";
import { orderNonceId } from "../shared/id";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";

/** Answers with whether the order was never announced before. */
export function writeAnnounced(log: Log, maker: OrderMaker, vintage: Vintage, facts: SignedOrderFacts): boolean {
  const known = OrderAnnouncement.load(facts.order);
  const announced = known != null ? known : new OrderAnnouncement(facts.order);
  if (known == null) writeTerms(log, announced, maker, vintage, facts);
  announced.signature = facts.signature;
  announced.announcedAt = log.timestamp;
  announced.save();
  return known == null;
}

function writeTerms(
  log: Log,
  announced: OrderAnnouncement,
  maker: OrderMaker,
  vintage: Vintage,
  facts: SignedOrderFacts,
): void {
  announced.order = facts.order;
  announced.maker = maker.id;
  if (!isZero(facts.taker)) announced.taker = facts.taker;
  announced.side = facts.side;
  announced.vintage = vintage.id;
  announced.project = vintage.project;
  announced.amount = facts.amount;
  announced.amountTonnes = toTonnes(facts.amount);
  announced.unitPrice = facts.unitPrice;
  announced.payToken = facts.payToken;
  announced.minFill = facts.minFill;
  announced.nonce = facts.nonce;
  announced.underNonce = orderNonceId(maker.id, facts.nonce);
  announced.counter = facts.counter;
  announced.deadline = facts.deadline;
  announced.transaction = log.transaction;
}
