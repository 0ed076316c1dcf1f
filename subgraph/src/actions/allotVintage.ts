import { Address, BigInt } from "@graphprotocol/graph-ts";
import { TONNE } from "../shared/amount";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addAllotted } from "../store/protocol";
import { addAllottedShare } from "../store/share";
import { addAllottedOf, periodOf } from "../store/verifiedPeriod";
import { loadVintage, writeAllotted } from "../store/vintage";

/** An allotment, or a recall of what of it is not issued, takes the place of the one before. */
export function allotVintage(log: Log, vintageId: string, by: Address, tonnes: BigInt): void {
  const vintage = loadVintage(vintageId);
  const period = periodOf(vintage);
  const more = tonnes.minus(vintage.allotted);
  writeAllotted(vintage, period.id, tonnes);
  addAllottedOf(period, more);
  addAllottedShare(vintage, more);
  addAllotted(more);
  entry(log, "VintageAllotted", by).ofPeriod(period).ofVintage(vintage).amount(tonnes.times(TONNE)).record();
}
