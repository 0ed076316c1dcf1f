import { BigInt } from "@graphprotocol/graph-ts";
import { Vintage } from "../../generated/schema";
import { smaller } from "../shared/amount";
import { Taker } from "../shared/serials";
import { consumeBlock, loadBlock, lockBlock } from "../store/block";
import { issuanceAt, loadIssuance } from "../store/issuance";
import { createSerialRange } from "../store/serialRange";
import { writeConsumed } from "../store/vintage";

/**
 * Writes the exact serial numbers of an interval of a vintage's sequence, block by block; answers with how many ranges that
 * makes. The head moves behind the interval, unless it lies below: then its serial numbers came back, or were left over.
 */
export function takeSerials(vintage: Vintage, taker: Taker, position: BigInt, amount: BigInt): i32 {
  const end = position.plus(amount);
  let from = position;
  let index = issuanceAt(vintage, from);
  let count = 0;
  while (from.lt(end)) {
    const to = takeFrom(vintage, index, taker, count, from, end);
    if (to.equals(loadIssuance(vintage, index).end)) index += 1;
    from = to;
    count += 1;
  }
  if (end.gt(vintage.consumed)) writeConsumed(vintage, end, index);
  return count;
}

/** Takes from one issuance what it has of [from, end); answers with where it stopped. */
function takeFrom(vintage: Vintage, index: i32, taker: Taker, rangeIndex: i32, from: BigInt, end: BigInt): BigInt {
  const issuance = loadIssuance(vintage, index);
  const block = loadBlock(issuance.block);
  const to = smaller(end, issuance.end);
  createSerialRange(taker, block, rangeIndex, from.minus(issuance.start), to.minus(issuance.start));
  if (taker.kind == "request") lockBlock(block, to.minus(from));
  else consumeBlock(block, to.minus(from));
  return to;
}
