import { BlockImpaired, ImpairmentDismissed, ImpairmentReported } from "../../generated/Impairments/Impairments";
import { ImpairmentKind } from "../../generated/protocol";
import { confirmImpairment, dismissImpairment, reportImpairment } from "../actions/impairBlock";
import { ImpairmentFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { nameOf } from "../shared/text";
import { recordLog } from "../store/transaction";

export { handleUpgraded } from "./managed";

export function handleImpairmentReported(event: ImpairmentReported): void {
  const p = event.params;
  const facts = new ImpairmentFacts(p.registrar, nameOf(ImpairmentKind, p.kind), p.reason, p.cid);
  reportImpairment(recordLog(event), numberId(p.blockId), facts);
}

export function handleBlockImpaired(event: BlockImpaired): void {
  const p = event.params;
  confirmImpairment(recordLog(event), numberId(p.blockId), p.verifier, p.shortfall);
}

export function handleImpairmentDismissed(event: ImpairmentDismissed): void {
  const p = event.params;
  dismissImpairment(recordLog(event), numberId(p.blockId), p.verifier, p.reason);
}
