import { CapSet, PeriodVerified, VintageAllotted } from "../../generated/Allotments/Allotments";
import { Dimension } from "../../generated/protocol";
import { allotVintage } from "../actions/allotVintage";
import { setCap } from "../actions/setCap";
import { verifyPeriod } from "../actions/verifyPeriod";
import { PeriodFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { nameOf } from "../shared/text";
import { recordLog } from "../store/transaction";

export { handlePausedUntilSet, handleUpgraded } from "./managed";

export function handlePeriodVerified(event: PeriodVerified): void {
  const p = event.params;
  const facts = new PeriodFacts(
    numberId(p.project),
    p.periodStart.toI32(),
    p.periodEnd.toI32(),
    p.verifier,
    p.tonnes,
    p.reportCid,
  );
  verifyPeriod(recordLog(event), facts);
}

export function handleVintageAllotted(event: VintageAllotted): void {
  const p = event.params;
  allotVintage(recordLog(event), numberId(p.vintage), p.by, p.tonnes);
}

export function handleCapSet(event: CapSet): void {
  const p = event.params;
  setCap(recordLog(event), nameOf(Dimension, p.dimension), p.key, p.name, p.cap.toI32());
}
