import { PriceReference, PriceReferenceChange } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

export function createReferenceChange(log: Log, reference: PriceReference): void {
  const change = new PriceReferenceChange(logId(log));
  change.reference = reference.id;
  change.unitPrice = reference.unitPrice;
  change.bandBps = reference.bandBps;
  change.sortKey = log.sortKey();
  change.timestamp = log.timestamp;
  change.transaction = log.transaction;
  change.save();
}
