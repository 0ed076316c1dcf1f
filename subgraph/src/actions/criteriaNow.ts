import { Pool } from "../../generated/schema";
import { Log } from "../shared/log";
import { writeCriteria } from "../store/pool";
import { findCriteria } from "../store/poolCriteria";

/** No event tells that announced criteria begin to hold: whatever comes next looks at the time. */
export function criteriaNow(log: Log, pool: Pool): void {
  const next = findCriteria(pool.next);
  if (next != null && next.from.le(log.timestamp)) writeCriteria(pool, next.id, null);
}
