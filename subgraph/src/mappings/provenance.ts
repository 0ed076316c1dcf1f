import {
  Cancelled,
  DetokenisationAccepted,
  DetokenisationFinalised,
  DetokenisationRequested,
  DetokenisationReverted,
  DetokenisationWithdrawn,
  SerialsSettled,
  ShortfallCovered,
} from "../../generated/Provenance/Provenance";
import { cancelCredits, coverShortfall } from "../actions/cancelCredits";
import { acceptRequest, finaliseRequest, revertRequest, withdrawRequest } from "../actions/decideRequest";
import { requestDetokenisation } from "../actions/requestDetokenisation";
import { settleSerials } from "../actions/settleSerials";
import { RequestFacts, SettlementFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { recordLog } from "../store/transaction";

export { handleUpgraded } from "./managed";

export function handleCancelled(event: Cancelled): void {
  const p = event.params;
  cancelCredits(recordLog(event), numberId(p.vintage), p.account, p.position, p.amount, p.reason);
}

export function handleShortfallCovered(event: ShortfallCovered): void {
  const p = event.params;
  coverShortfall(recordLog(event), numberId(p.vintage), p.account, p.amount, p.reason);
}

export function handleDetokenisationRequested(event: DetokenisationRequested): void {
  const p = event.params;
  const facts = new RequestFacts(p.request, p.owner, p.firstTonne, p.tonnes, p.registryAccount);
  requestDetokenisation(recordLog(event), numberId(p.vintage), facts);
}

export function handleDetokenisationAccepted(event: DetokenisationAccepted): void {
  acceptRequest(recordLog(event), numberId(event.params.request), event.params.registrar);
}

export function handleDetokenisationFinalised(event: DetokenisationFinalised): void {
  const p = event.params;
  finaliseRequest(recordLog(event), numberId(p.request), p.registrar, p.transferReference);
}

export function handleDetokenisationReverted(event: DetokenisationReverted): void {
  const p = event.params;
  revertRequest(recordLog(event), numberId(p.request), p.registrar, p.reason);
}

export function handleDetokenisationWithdrawn(event: DetokenisationWithdrawn): void {
  withdrawRequest(recordLog(event), numberId(event.params.request), event.params.owner);
}

export function handleSerialsSettled(event: SerialsSettled): void {
  const p = event.params;
  const facts = new SettlementFacts(p.registrar, p.first, p.last, p.firstTonne, p.registryReference);
  settleSerials(recordLog(event), numberId(p.blockId), facts);
}
