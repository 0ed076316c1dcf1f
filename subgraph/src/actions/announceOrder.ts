import { SignedOrderFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { writeAnnounced } from "../store/orderAnnouncement";
import { ensureMaker } from "../store/orderMaker";
import { isVintage, loadVintage } from "../store/vintage";

/** Anybody may pin up an order, as often as they like: the last signature counts, and the timeline tells the first time only. */
export function announceOrder(log: Log, facts: SignedOrderFacts): void {
  if (!isVintage(facts.vintage)) return;
  const vintage = loadVintage(numberId(facts.vintage));
  const isNew = writeAnnounced(log, ensureMaker(facts.maker), vintage, facts);
  if (!isNew) return;
  entry(log, "OrderAnnounced", log.sender)
    .withAccount(facts.maker)
    .ofVintage(vintage)
    .amount(facts.amount)
    .detail(facts.order.toHexString())
    .record();
}
