import { Address, BigInt } from "@graphprotocol/graph-ts";
import { ONE } from "../shared/amount";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createChild, loadBlock, writeSplit } from "../store/block";
import { createSplit } from "../store/blockSplit";
import { countBlock } from "../store/protocol";

/** The children tile the block; the upper one has the id after the lower one's. */
export function splitBlock(
  log: Log,
  id: string,
  firstChild: BigInt,
  registrar: Address,
  secondStart: BigInt,
  reason: string,
): void {
  const block = loadBlock(id);
  const lower = createChild(log, firstChild, registrar, block, block.serialStart, secondStart.minus(ONE));
  const upper = createChild(log, firstChild.plus(ONE), registrar, block, secondStart, block.serialEnd);
  countBlock();
  countBlock();
  writeSplit(block, createSplit(log, block, lower, upper, registrar, reason).id);
  entry(log, "BlockSplit", registrar).ofBlock(block).detail(reason).record();
}
