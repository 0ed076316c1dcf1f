import { Bytes } from "@graphprotocol/graph-ts";
import { AirdropRound, OrderFill, Pool, Trade, TreasuryTransfer, VestingGrant } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { router } from "../shared/context";
import { PaymentFacts } from "../shared/facts";
import { logId } from "../shared/id";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";
import { ensureAccount } from "./account";

export function createPayment(log: Log, facts: PaymentFacts, confirmed: boolean): TreasuryTransfer {
  const transfer = new TreasuryTransfer(logId(log));
  transfer.direction = facts.direction;
  transfer.kind = facts.kind;
  transfer.token = facts.token;
  transfer.amount = facts.amount;
  if (!isZero(facts.counterparty)) transfer.counterparty = ensureAccount(facts.counterparty);
  transfer.confirmed = confirmed;
  transfer.sortKey = log.sortKey();
  transfer.timestamp = log.timestamp;
  transfer.blockNumber = log.blockNumber;
  transfer.transaction = log.transaction;
  transfer.save();
  return transfer;
}

/**
 * Those of these that a token's transfer confirms; none if it confirms nothing. The payer of a reward or a grant is the contract that
 * held it. Of several purchases in one call the commissions are paid together.
 */
export function matching(log: Log, ids: string[], facts: PaymentFacts): TreasuryTransfer[] {
  const commissions: TreasuryTransfer[] = [];
  let sum = ZERO;
  for (let i = 0; i < ids.length; i++) {
    const transfer = TreasuryTransfer.load(ids[i])!;
    if (transfer.transaction.notEqual(log.transaction) || !isBetween(transfer, facts)) continue;
    if (transfer.amount.equals(facts.amount)) return [transfer];
    if (transfer.kind != "Commission") continue;
    commissions.push(transfer);
    sum = sum.plus(transfer.amount);
  }
  return sum.equals(facts.amount) ? commissions : [];
}

export function writeConfirmed(transfer: TreasuryTransfer): void {
  transfer.confirmed = true;
  transfer.save();
}

export function writeTrade(transfer: TreasuryTransfer, trade: Trade): void {
  transfer.trade = trade.id;
  transfer.save();
}

export function writeOrderFill(transfer: TreasuryTransfer, fill: OrderFill): void {
  transfer.orderFill = fill.id;
  transfer.save();
}

export function writePool(transfer: TreasuryTransfer, pool: Pool): void {
  transfer.pool = pool.id;
  transfer.save();
}

export function writeGrant(transfer: TreasuryTransfer, grant: VestingGrant): void {
  transfer.grant = grant.id;
  transfer.save();
}

export function writeRound(transfer: TreasuryTransfer, round: AirdropRound): void {
  transfer.round = round.id;
  transfer.save();
}

export function writePaidBy(id: string, proposal: string): void {
  const transfer = TreasuryTransfer.load(id)!;
  transfer.proposal = proposal;
  transfer.save();
}

export function isOf(log: Log, id: string): boolean {
  return TreasuryTransfer.load(id)!.transaction.equals(log.transaction);
}

/** Whether it is between those two. The router pays the commission for its payer. */
function isBetween(transfer: TreasuryTransfer, facts: PaymentFacts): boolean {
  const counterparty: Bytes = facts.counterparty;
  if (transfer.direction != facts.direction || transfer.counterparty === null) return false;
  if (transfer.counterparty!.equals(counterparty)) return true;
  return transfer.kind == "Commission" && facts.counterparty.equals(router());
}
