import { Address, Bytes } from "@graphprotocol/graph-ts";
import { TreasuryToken, TreasuryTransfer } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { crbn, usdc } from "../shared/context";
import { PaymentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { createPayment, isOf, matching, writeConfirmed } from "./treasuryTransfer";

/**
 * A payment that the protocol tells. The contracts tell first and pay then, so the transfer of a token that is followed
 * confirms it a moment later.
 */
export function addTold(log: Log, facts: PaymentFacts): TreasuryTransfer {
  const token = ensureToken(facts.token);
  const transfer = createPayment(log, facts, false);
  if (token.complete) token.unconfirmed = ofThisTransaction(log, token.unconfirmed).concat([transfer.id]);
  else addToSums(token, facts);
  token.save();
  return transfer;
}

/** A transfer that a token tells: it confirms what the protocol told, or is one of its own. */
export function addTransferred(log: Log, facts: PaymentFacts): void {
  const token = ensureToken(facts.token);
  addToSums(token, facts);
  const told = matching(log, token.unconfirmed, facts);
  if (told.length == 0) createPayment(log, facts, token.complete);
  const rest = token.unconfirmed;
  for (let i = 0; i < told.length; i++) {
    writeConfirmed(told[i]);
    rest.splice(rest.indexOf(told[i].id), 1);
  }
  token.unconfirmed = rest;
  token.save();
}

/** Makes the token on first sight; answers with its id. */
export function ensureTreasuryToken(address: Address): Bytes {
  const token = ensureToken(address);
  token.save();
  return token.id;
}

function addToSums(token: TreasuryToken, facts: PaymentFacts): void {
  if (facts.direction == "In") token.received = token.received.plus(facts.amount);
  else token.spent = token.spent.plus(facts.amount);
  if (token.complete) token.balance = token.received.minus(token.spent);
}

function ofThisTransaction(log: Log, ids: string[]): string[] {
  const own: string[] = [];
  for (let i = 0; i < ids.length; i++) if (isOf(log, ids[i])) own.push(ids[i]);
  return own;
}

function ensureToken(address: Address): TreasuryToken {
  const known = TreasuryToken.load(address);
  if (known != null) return known;
  const token = new TreasuryToken(address);
  token.complete = address.equals(crbn()) || address.equals(usdc());
  token.received = ZERO;
  token.spent = ZERO;
  if (token.complete) token.balance = ZERO;
  token.unconfirmed = [];
  return token;
}
