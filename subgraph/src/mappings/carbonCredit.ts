import {
  LabelAdmitted,
  ProjectGateSet,
  Retired,
  TransferBatch,
  TransferSingle,
  VintageRegistered,
} from "../../generated/CarbonCredit/CarbonCredit";
import { UnitKind } from "../../generated/protocol";
import { admitLabel } from "../actions/admitLabel";
import { registerVintage } from "../actions/registerVintage";
import { retireCredits } from "../actions/retireCredits";
import { setProjectGate } from "../actions/setProjectGate";
import { transferCredits } from "../actions/transferCredits";
import { Movement, VintageFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { nameOf } from "../shared/text";
import { recordLog } from "../store/transaction";

export { handlePausedUntilSet, handleUpgraded } from "./managed";

export function handleLabelAdmitted(event: LabelAdmitted): void {
  admitLabel(recordLog(event), event.params.bit, event.params.name);
}

export function handleVintageRegistered(event: VintageRegistered): void {
  const identity = event.params.identity;
  const facts = new VintageFacts(
    identity.project,
    identity.year,
    identity.periodStart,
    identity.periodEnd,
    nameOf(UnitKind, identity.kind),
    identity.labels,
  );
  registerVintage(recordLog(event), event.params.vintage, facts);
}

export function handleProjectGateSet(event: ProjectGateSet): void {
  recordLog(event);
  setProjectGate(numberId(event.params.project), event.params.closedUntil);
}

export function handleTransferSingle(event: TransferSingle): void {
  const p = event.params;
  transferCredits(recordLog(event), new Movement(p.operator, p.from, p.to, p.id, p.value, 0));
}

export function handleTransferBatch(event: TransferBatch): void {
  const p = event.params;
  const log = recordLog(event);
  const ids = p.ids;
  const values = p.values;
  for (let i = 0; i < ids.length; i++) {
    transferCredits(log, new Movement(p.operator, p.from, p.to, ids[i], values[i], i));
  }
}

export function handleRetired(event: Retired): void {
  const p = event.params;
  const vintage = numberId(p.vintage);
  retireCredits(recordLog(event), p.retirement, vintage, p.account, p.operator, p.amount, p.certificate);
}
