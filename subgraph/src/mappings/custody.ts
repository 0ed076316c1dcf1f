import { CustodyStated } from "../../generated/Custody/Custody";
import { stateCustody } from "../actions/stateCustody";
import { CustodyFacts } from "../shared/facts";
import { smallId } from "../shared/id";
import { recordLog } from "../store/transaction";

export { handleUpgraded } from "./managed";

export function handleCustodyStated(event: CustodyStated): void {
  const p = event.params;
  const facts = new CustodyFacts(
    smallId(p.registry),
    p.custody,
    p.verifier,
    p.account,
    p.date.toI32(),
    p.tonnes,
    p.documentCid,
  );
  stateCustody(recordLog(event), facts);
}
