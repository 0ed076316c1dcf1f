import { BigInt } from "@graphprotocol/graph-ts";
import { Block, SerialRange } from "../../generated/schema";
import { TONNE, toTonnes } from "../shared/amount";
import { serialRangeId } from "../shared/id";
import { overlap, SerialRun, Taker } from "../shared/serials";

/**
 * @param from Where the run starts in the block {unit}.
 * @param to One past where it ends in the block {unit}.
 */
export function createSerialRange(taker: Taker, block: Block, index: i32, from: BigInt, to: BigInt): void {
  const run = new SerialRun(block.serialStart, from, to);
  const range = new SerialRange(serialRangeId(taker.kind, taker.id, block.id));
  if (taker.kind == "retirement") range.retirement = taker.id;
  else if (taker.kind == "request") range.request = taker.id;
  else range.cancellation = taker.id;
  range.block = block.id;
  range.vintage = block.vintage;
  range.project = block.project;
  range.registry = block.registry;
  range.operator = block.operator;
  range.batch = block.batch;
  range.index = index;
  range.first = run.first;
  range.last = run.last;
  range.firstFrom = run.firstFrom;
  range.lastTo = run.lastTo;
  range.amount = to.minus(from);
  range.amountTonnes = toTonnes(range.amount);
  range.save();
}

/** How much of a range lies in the serial numbers from `first` to `last`, both inclusive {unit}. */
export function amountWithin(range: SerialRange, first: BigInt, last: BigInt): BigInt {
  const from = range.first.times(TONNE).plus(range.firstFrom);
  return overlap(from, from.plus(range.amount), first.times(TONNE), last.times(TONNE).plus(TONNE));
}
