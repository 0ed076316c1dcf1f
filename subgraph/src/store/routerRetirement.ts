import { RouterRetirement } from "../../generated/schema";
import { toTonnes } from "../shared/amount";
import { RouterFacts } from "../shared/facts";
import { logId, numberId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";
import { isPool } from "./pool";

export function createRouterRetirement(log: Log, facts: RouterFacts): RouterRetirement {
  const routed = new RouterRetirement(logId(log));
  routed.payer = ensureAccount(facts.payer);
  routed.account = ensureAccount(facts.account);
  routed.certificate = numberId(facts.certificate);
  routed.source = facts.source;
  if (isPool(facts.pool)) routed.pool = facts.pool;
  routed.amount = facts.amount;
  routed.amountTonnes = toTonnes(facts.amount);
  routed.payToken = facts.payToken;
  routed.paid = facts.paid;
  routed.sortKey = log.sortKey();
  routed.timestamp = log.timestamp;
  routed.blockNumber = log.blockNumber;
  routed.transaction = log.transaction;
  routed.save();
  return routed;
}
