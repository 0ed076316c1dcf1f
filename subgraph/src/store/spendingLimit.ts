import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { SpendingLimit } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { Log } from "../shared/log";
import { ensureTreasuryToken } from "./treasuryToken";

export function writeLimit(log: Log, token: Address, amount: BigInt): void {
  const limit = ensureLimit(log, token);
  limit.limit = amount;
  limit.setAt = log.timestamp;
  limit.transaction = log.transaction;
  limit.save();
}

/** Answers with the limit that it counts against. */
export function addSpent(log: Log, token: Address, amount: BigInt): Bytes {
  const limit = ensureLimit(log, token);
  limit.spent = limit.spent.plus(amount);
  limit.save();
  return limit.id;
}

function ensureLimit(log: Log, token: Address): SpendingLimit {
  const known = SpendingLimit.load(token);
  if (known != null) return known;
  const limit = new SpendingLimit(token);
  limit.token = ensureTreasuryToken(token);
  limit.limit = ZERO;
  limit.setAt = log.timestamp;
  limit.transaction = log.transaction;
  limit.spent = ZERO;
  return limit;
}
