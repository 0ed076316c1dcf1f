import { BigInt } from "@graphprotocol/graph-ts";
import { Block, Retirement, SerialRange } from "../../generated/schema";
import { toTonnes } from "../shared/amount";
import { serialRangeId } from "../shared/id";
import { SerialRun } from "../shared/serials";

/**
 * @param from Where the run starts in the block {unit}.
 * @param to One past where it ends in the block {unit}.
 */
export function createSerialRange(retirement: Retirement, block: Block, index: i32, from: BigInt, to: BigInt): void {
  const run = new SerialRun(block.serialStart, from, to);
  const range = new SerialRange(serialRangeId(retirement.id, block.id));
  range.retirement = retirement.id;
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
