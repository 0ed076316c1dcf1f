import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Block, BlockSplit } from "../../generated/schema";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

/** A block is split once. */
export function createSplit(
  log: Log,
  parent: Block,
  lower: Block,
  upper: Block,
  registrar: Address,
  reason: string,
): BlockSplit {
  const split = new BlockSplit(parent.id);
  split.parent = parent.id;
  split.lower = lower.id;
  split.upper = upper.id;
  split.secondStart = upper.serialStart;
  split.reason = reason;
  split.registrar = ensureAccount(registrar);
  split.at = log.timestamp;
  split.transaction = log.transaction;
  split.save();
  return split;
}
