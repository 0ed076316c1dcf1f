import { Pool } from "../../generated/schema";
import { PoolTermsFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { writeTerms } from "../store/pool";
import { createTerms } from "../store/poolTerms";

/** The pool tells its first terms, too, after the factory: what changes nothing is no change. Answers with whether it is one. */
export function setPoolTerms(log: Log, pool: Pool, terms: PoolTermsFacts): boolean {
  const number = writeTerms(pool, terms);
  if (number < 0) return false;
  createTerms(log, pool, number, terms);
  return true;
}
