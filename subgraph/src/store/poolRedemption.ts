import { Pool, PoolRedemption, Vintage } from "../../generated/schema";
import { toTonnes } from "../shared/amount";
import { RedemptionFacts } from "../shared/facts";
import { logId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

export function createRedemption(log: Log, pool: Pool, vintage: Vintage, facts: RedemptionFacts): PoolRedemption {
  const redemption = new PoolRedemption(logId(log));
  redemption.pool = pool.id;
  redemption.account = ensureAccount(facts.account);
  redemption.operator = ensureAccount(facts.operator);
  redemption.vintage = vintage.id;
  redemption.project = vintage.project;
  redemption.amount = facts.amount;
  redemption.amountTonnes = toTonnes(facts.amount);
  redemption.fee = facts.fee;
  redemption.cost = facts.amount.plus(facts.fee);
  redemption.automatic = facts.automatic;
  redemption.retired = facts.retired;
  redemption.sortKey = log.sortKey();
  redemption.timestamp = log.timestamp;
  redemption.blockNumber = log.blockNumber;
  redemption.transaction = log.transaction;
  redemption.save();
  return redemption;
}
