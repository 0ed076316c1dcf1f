import { OrderAnnounced } from "../../generated/OrderBoard/OrderBoard";
import { Side } from "../../generated/protocol";
import { announceOrder } from "../actions/announceOrder";
import { SignedOrderFacts } from "../shared/facts";
import { nameOf } from "../shared/text";
import { recordLog } from "../store/transaction";

export function handleOrderAnnounced(event: OrderAnnounced): void {
  const p = event.params;
  const terms = p.terms;
  const facts = new SignedOrderFacts(
    p.order,
    p.maker,
    terms.taker,
    nameOf(Side, terms.side),
    terms.vintage,
    terms.amount,
    terms.unitPrice,
    terms.payToken,
    terms.minFill,
    terms.nonce,
    terms.counter,
    terms.deadline,
    p.signature,
  );
  announceOrder(recordLog(event), facts);
}
