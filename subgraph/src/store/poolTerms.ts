import { Pool, PoolTerms } from "../../generated/schema";
import { PoolTermsFacts } from "../shared/facts";
import { ofPoolId } from "../shared/id";
import { Log } from "../shared/log";

export function createTerms(log: Log, pool: Pool, number: i32, facts: PoolTermsFacts): void {
  const terms = new PoolTerms(ofPoolId(pool.id, number));
  terms.pool = pool.id;
  terms.number = number;
  terms.depositFee = facts.depositFee;
  terms.selectiveFee = facts.selectiveFee;
  terms.automaticFee = facts.automaticFee;
  terms.cap = facts.cap;
  terms.since = log.timestamp;
  terms.transaction = log.transaction;
  terms.save();
}
