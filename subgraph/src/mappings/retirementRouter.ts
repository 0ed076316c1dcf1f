import { SourceKind } from "../../generated/protocol";
import { CarbonRetired, NonceCancelled } from "../../generated/RetirementRouter/RetirementRouter";
import { cancelNonce } from "../actions/cancelNonce";
import { routeRetirement } from "../actions/routeRetirement";
import { contractName } from "../shared/context";
import { RouterFacts } from "../shared/facts";
import { nameOf } from "../shared/text";
import { recordLog } from "../store/transaction";

export { handleUpgraded } from "./managed";

export function handleCarbonRetired(event: CarbonRetired): void {
  const p = event.params;
  const source = nameOf(SourceKind, p.kind);
  const facts = new RouterFacts(p.payer, p.account, p.certificate, source, p.pool, p.tonnes, p.payToken, p.paid);
  routeRetirement(recordLog(event), facts);
}

export function handleNonceCancelled(event: NonceCancelled): void {
  cancelNonce(recordLog(event), event.params.account, contractName(), event.params.nonce);
}
