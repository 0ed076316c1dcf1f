import { Address } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadPool, writeCriteria } from "../store/pool";
import { findCriteria, writeUntil, writeWithdrawn } from "../store/poolCriteria";
import { criteriaNow } from "./criteriaNow";

/** What was announced and does not hold yet is void; what holds goes on. */
export function withdrawCriteria(log: Log, address: Address): void {
  const pool = loadPool(address);
  criteriaNow(log, pool);
  const withdrawn = findCriteria(pool.next);
  if (withdrawn == null) return;
  writeWithdrawn(log, withdrawn);
  const current = pool.criteria;
  if (current !== null) writeUntil(current, null);
  writeCriteria(pool, current, null);
  entry(log, "CriteriaWithdrawn", log.sender).ofPool(pool).detail(withdrawn.words).record();
}
