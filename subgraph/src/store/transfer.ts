import { Bytes } from "@graphprotocol/graph-ts";
import { Transfer, Vintage } from "../../generated/schema";
import { toTonnes } from "../shared/amount";
import { Movement } from "../shared/facts";
import { logItemId, ordinalItemId } from "../shared/id";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";
import { ensureAccount } from "./account";

/** Whose balance of a vintage was last burned in a transaction before an event of it; null if nobody's was. */
export function lastBurned(log: Log, vintage: Vintage): Bytes | null {
  for (let ordinal = log.ordinal - 1; ordinal >= 0; ordinal--) {
    const transfer = Transfer.loadInBlock(ordinalItemId(log.transaction, ordinal, 0));
    if (transfer != null && transfer.kind == "Burn" && transfer.vintage == vintage.id) return transfer.from;
  }
  return null;
}

export function createTransfer(log: Log, vintage: Vintage, movement: Movement, kind: string): Transfer {
  const transfer = new Transfer(logItemId(log, movement.index));
  transfer.kind = kind;
  transfer.vintage = vintage.id;
  transfer.project = vintage.project;
  if (!isZero(movement.from)) transfer.from = ensureAccount(movement.from);
  if (!isZero(movement.to)) transfer.to = ensureAccount(movement.to);
  transfer.operator = ensureAccount(movement.operator);
  transfer.amount = movement.amount;
  transfer.amountTonnes = toTonnes(movement.amount);
  transfer.timestamp = log.timestamp;
  transfer.blockNumber = log.blockNumber;
  transfer.transaction = log.transaction;
  transfer.save();
  return transfer;
}
