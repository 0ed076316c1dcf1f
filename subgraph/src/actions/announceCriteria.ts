import { Address, BigInt } from "@graphprotocol/graph-ts";
import { CriteriaFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { countCriteria, loadPool, writeCriteria } from "../store/pool";
import { createCriteria, findCriteria, writeReplaced, writeUntil } from "../store/poolCriteria";
import { criteriaNow } from "./criteriaNow";

/** The first criteria hold at once, others later. What was announced before and does not hold yet is void. */
export function announceCriteria(log: Log, address: Address, facts: CriteriaFacts, from: BigInt): void {
  const pool = loadPool(address);
  criteriaNow(log, pool);
  const replaced = findCriteria(pool.next);
  if (replaced != null) writeReplaced(log, replaced);
  const criteria = createCriteria(log, pool, countCriteria(pool), from, facts);
  const current = pool.criteria;
  if (current === null) writeCriteria(pool, criteria.id, null);
  else {
    writeUntil(current, from);
    writeCriteria(pool, current, criteria.id);
  }
  entry(log, "CriteriaAnnounced", log.sender).ofPool(pool).detail(criteria.words).record();
}
