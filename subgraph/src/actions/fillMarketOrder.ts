import { Order } from "../../generated/schema";
import { OrderFacts, PaymentFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeFilled } from "../store/order";
import { createOrderFill } from "../store/orderFill";
import { ensureMaker } from "../store/orderMaker";
import { writeNonceOrder } from "../store/orderNonce";
import { addPurchase } from "../store/payToken";
import { countOrderFill } from "../store/protocol";
import { addTold } from "../store/treasuryToken";
import { writeOrderFill } from "../store/treasuryTransfer";
import { loadVintage } from "../store/vintage";

/** The buyer's money pays the commission, also where the taker sells. */
export function fillMarketOrder(log: Log, facts: OrderFacts): void {
  const vintage = loadVintage(numberId(facts.vintage));
  const maker = ensureMaker(facts.maker);
  const order: Order = writeFilled(log, maker, vintage, facts);
  writeNonceOrder(maker, order);
  const fill = createOrderFill(log, order, vintage, facts);
  addPurchase(order.payToken, facts.price, facts.commission);
  countOrderFill();
  if (!facts.commission.isZero()) {
    const payer = facts.side == "Sell" ? facts.taker : facts.maker;
    const paid = new PaymentFacts("In", "Commission", facts.payToken, payer, facts.commission);
    writeOrderFill(addTold(log, paid), fill);
  }
  entry(log, "MarketOrderFilled", facts.taker).with(fill.maker).ofOrderFill(fill).amount(facts.amount).record();
}
