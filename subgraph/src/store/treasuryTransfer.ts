import { Bytes } from "@graphprotocol/graph-ts";
import { AirdropRound, Trade, TreasuryTransfer, VestingGrant } from "../../generated/schema";
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

/** The one of these that a token's transfer confirms, or null. The payer of a reward or a grant is the contract that held it. */
export function matching(log: Log, ids: string[], facts: PaymentFacts): TreasuryTransfer | null {
  for (let i = 0; i < ids.length; i++) {
    const transfer = TreasuryTransfer.load(ids[i])!;
    if (transfer.transaction.equals(log.transaction) && fits(transfer, facts)) return transfer;
  }
  return null;
}

export function writeConfirmed(transfer: TreasuryTransfer): void {
  transfer.confirmed = true;
  transfer.save();
}

export function writeTrade(transfer: TreasuryTransfer, trade: Trade): void {
  transfer.trade = trade.id;
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

function fits(transfer: TreasuryTransfer, facts: PaymentFacts): boolean {
  const counterparty: Bytes = facts.counterparty;
  return (
    transfer.direction == facts.direction &&
    transfer.amount.equals(facts.amount) &&
    transfer.counterparty !== null &&
    transfer.counterparty!.equals(counterparty)
  );
}
