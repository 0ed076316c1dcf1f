import { RedemptionFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addRedemption, loadPool } from "../store/pool";
import { createRedemption } from "../store/poolRedemption";
import { loadVintage } from "../store/vintage";
import { criteriaNow } from "./criteriaNow";

/** See `depositInPool`. What is retired the credits' own event tells besides. */
export function redeemFromPool(log: Log, facts: RedemptionFacts): void {
  const pool = loadPool(log.contract);
  const vintage = loadVintage(numberId(facts.vintage));
  criteriaNow(log, pool);
  createRedemption(log, pool, vintage, facts);
  addRedemption(pool, facts.amount, facts.fee, facts.retired);
  const told = entry(log, "PoolRedeemed", facts.account).ofPool(pool).ofVintage(vintage).amount(facts.amount);
  if (!facts.operator.equals(facts.account)) told.withAccount(facts.operator);
  told.record();
}
