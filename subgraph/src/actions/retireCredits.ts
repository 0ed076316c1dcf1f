import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Retirement, Vintage } from "../../generated/schema";
import { smaller } from "../shared/amount";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { positionOf } from "../shared/retirementId";
import { addRetirement } from "../store/account";
import { entry } from "../store/auditEvent";
import { consumeBlock, loadBlock } from "../store/block";
import { issuanceAt, loadIssuance } from "../store/issuance";
import { countRetirement } from "../store/protocol";
import { createRetirement, writeCertificate, writeRangeCount } from "../store/retirement";
import { createSerialRange } from "../store/serialRange";
import { addRetired } from "../store/supply";
import { loadVintage, writeConsumed } from "../store/vintage";

/** A retirement consumes the next interval of its vintage's sequence. The burn itself came as a transfer. */
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
  const retirement = createRetirement(log, id, vintage, account, operator, positionOf(id), amount);
  consume(vintage, retirement);
  if (!certificate.isZero()) writeCertificate(retirement, numberId(certificate));
  addRetired(vintage, amount);
  addRetirement(account, amount);
  countRetirement();
  const told = entry(log, "Retired", account).ofVintage(vintage).ofRetirement(retirement).amount(amount);
  if (!operator.equals(account)) told.with(retirement.operator);
  told.record();
}

/** Writes the exact serial numbers, block by block, and moves the vintage's cursor behind them. */
function consume(vintage: Vintage, retirement: Retirement): void {
  const end = retirement.position.plus(retirement.amount);
  let from = retirement.position;
  let index = issuanceAt(vintage, from);
  let count = 0;
  while (from.lt(end)) {
    const to = consumeFrom(vintage, index, retirement, count, from, end);
    if (to.equals(loadIssuance(vintage, index).end)) index += 1;
    from = to;
    count += 1;
  }
  writeRangeCount(retirement, count);
  writeConsumed(vintage, end, index);
}

/** Takes from one issuance what it has of [from, end); answers with where it stopped. */
function consumeFrom(
  vintage: Vintage,
  index: i32,
  retirement: Retirement,
  rangeIndex: i32,
  from: BigInt,
  end: BigInt,
): BigInt {
  const issuance = loadIssuance(vintage, index);
  const block = loadBlock(issuance.block);
  const to = smaller(end, issuance.end);
  createSerialRange(retirement, block, rangeIndex, from.minus(issuance.start), to.minus(issuance.start));
  consumeBlock(block, to.minus(from));
  return to;
}
