import { Transfer, Vintage } from "../../generated/schema";
import { escrow } from "../shared/context";
import { Movement } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";
import { entryOfMany } from "../store/auditEvent";
import { addBalance } from "../store/holding";
import { addListed } from "../store/supply";
import { createTransfer } from "../store/transfer";
import { isVintage, loadVintage } from "../store/vintage";

/**
 * One movement of credits. Movements of nothing are left out: anybody can send them, for any token id, from anybody to
 * anybody, at no cost but gas.
 */
export function transferCredits(log: Log, movement: Movement): void {
  if (movement.amount.isZero() || !isVintage(movement.tokenId)) return;
  const vintage = loadVintage(numberId(movement.tokenId));
  const transfer = createTransfer(log, vintage, movement, kindOf(movement));
  takeFrom(log, vintage, movement);
  giveTo(log, vintage, movement);
  if (transfer.kind == "Transfer") recordTransferred(log, vintage, movement, transfer);
}

function kindOf(movement: Movement): string {
  if (isZero(movement.from)) return "Mint";
  if (isZero(movement.to)) return "Burn";
  if (movement.to.equals(escrow())) return "Escrow";
  return movement.from.equals(escrow()) ? "Release" : "Transfer";
}

function takeFrom(log: Log, vintage: Vintage, movement: Movement): void {
  if (isZero(movement.from)) return;
  if (movement.from.equals(escrow())) addListed(vintage, movement.amount.neg());
  else addBalance(log, movement.from, vintage, movement.amount.neg());
}

function giveTo(log: Log, vintage: Vintage, movement: Movement): void {
  if (isZero(movement.to)) return;
  if (movement.to.equals(escrow())) addListed(vintage, movement.amount);
  else addBalance(log, movement.to, vintage, movement.amount);
}

/** Mints, burns and escrow are told by the events of the block, the retirement and the listing. */
function recordTransferred(log: Log, vintage: Vintage, movement: Movement, transfer: Transfer): void {
  entryOfMany(log, movement.index, "Transferred", movement.from)
    .with(transfer.to!)
    .ofVintage(vintage)
    .ofTransfer(transfer)
    .amount(movement.amount)
    .record();
}
