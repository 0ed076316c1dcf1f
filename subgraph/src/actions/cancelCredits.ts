import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { Taker } from "../shared/serials";
import { entry } from "../store/auditEvent";
import { createCancellation } from "../store/cancellation";
import { addCancelled } from "../store/supply";
import { addCovered, loadVintage } from "../store/vintage";
import { takeSerials } from "./takeSerials";

/** One piece of serial numbers is consumed without a claim. */
export function cancelCredits(
  log: Log,
  vintageId: string,
  account: Address,
  position: BigInt,
  amount: BigInt,
  reason: string,
): void {
  const vintage = loadVintage(vintageId);
  const cancellation = createCancellation(log, vintage, account, position, amount, reason);
  takeSerials(vintage, new Taker("cancellation", cancellation.id), position, amount);
  addCancelled(vintage, amount);
  entry(log, "Cancelled", account).ofCancellation(cancellation).amount(amount).detail(reason).record();
}

/** Units are burned against impaired serial numbers, and none of their own. */
export function coverShortfall(log: Log, vintageId: string, account: Address, amount: BigInt, reason: string): void {
  const vintage = loadVintage(vintageId);
  const cancellation = createCancellation(log, vintage, account, null, amount, reason);
  addCancelled(vintage, amount);
  addCovered(vintage, amount);
  entry(log, "ShortfallCovered", account).ofCancellation(cancellation).amount(amount).detail(reason).record();
}
