import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { positionOf } from "../shared/retirementId";
import { Taker } from "../shared/serials";
import { addRetirement } from "../store/account";
import { entry } from "../store/auditEvent";
import { countRetirement } from "../store/protocol";
import { createRetirement, writeCertificate, writeRangeCount } from "../store/retirement";
import { addRetiredShare } from "../store/share";
import { addRetired } from "../store/supply";
import { lastBurned } from "../store/transfer";
import { loadVintage } from "../store/vintage";
import { takeSerials } from "./takeSerials";

/**
 * A retirement consumes one interval of its vintage's sequence. The burn itself came as a transfer: the last one of the vintage in
 * the transaction, out of the balance of whoever held the credits.
 */
export function retireCredits(
  log: Log,
  id: BigInt,
  vintageId: string,
  account: Address,
  operator: Address,
  amount: BigInt,
  certificate: BigInt,
): void {
  const vintage = loadVintage(vintageId);
  const burned = lastBurned(log, vintage);
  const holder: Bytes = burned === null ? account : burned;
  const retirement = createRetirement(log, id, vintage, account, operator, holder, positionOf(id), amount);
  const taker = new Taker("retirement", retirement.id);
  writeRangeCount(retirement, takeSerials(vintage, taker, retirement.position, amount));
  if (!certificate.isZero()) writeCertificate(retirement, numberId(certificate));
  addRetired(vintage, amount);
  addRetiredShare(vintage, amount);
  addRetirement(account, amount);
  countRetirement();
  const told = entry(log, "Retired", account).ofVintage(vintage).ofRetirement(retirement).amount(amount);
  if (!operator.equals(account)) told.with(retirement.operator);
  told.record();
}
