import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Transfer, Vintage } from "../../generated/schema";
import { escrow } from "../shared/context";
import { Movement } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";
import { entryOfMany } from "../store/auditEvent";
import { addBalance } from "../store/holding";
import { addHeld, isPool } from "../store/pool";
import { addToHolding } from "../store/poolHolding";
import { addListed, addPooled } from "../store/supply";
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
  if (!isZero(movement.from)) change(log, movement, vintage, movement.from, movement.amount.neg());
  if (!isZero(movement.to)) change(log, movement, vintage, movement.to, movement.amount);
  if (transfer.kind == "Transfer") recordTransferred(log, vintage, movement, transfer);
}

function kindOf(movement: Movement): string {
  if (isZero(movement.from)) return "Mint";
  if (isZero(movement.to)) return "Burn";
  if (isPool(movement.to)) return "Deposit";
  if (isPool(movement.from)) return "Redemption";
  if (movement.to.equals(escrow())) return "Escrow";
  if (movement.from.equals(escrow())) return "Release";
  return movement.operator.equals(escrow()) ? "Delivery" : "Transfer";
}

/** Changes what lies with somebody; a negative amount takes away. Escrow and pools are no holders. */
function change(log: Log, movement: Movement, vintage: Vintage, account: Address, amount: BigInt): void {
  if (account.equals(escrow())) return addListed(vintage, amount);
  if (!isPool(account)) return addBalance(log, account, vintage, amount);
  addPooled(vintage, amount);
  addHeld(account, addToHolding(log, account, vintage, amount, movement.index), amount);
}

/** Everything else is told by the events of the block, the retirement, the listing, the order and the pool. */
function recordTransferred(log: Log, vintage: Vintage, movement: Movement, transfer: Transfer): void {
  entryOfMany(log, movement.index, "Transferred", movement.from)
    .with(transfer.to!)
    .ofVintage(vintage)
    .ofTransfer(transfer)
    .amount(movement.amount)
    .record();
}
