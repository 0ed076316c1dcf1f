import { BigInt } from "@graphprotocol/graph-ts";
import { PoolTermsFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadPool } from "../store/pool";
import { setPoolTerms } from "./setPoolTerms";

/** Each in tenths of a percent. */
export function setPoolFees(log: Log, deposit: BigInt, selective: BigInt, automatic: BigInt): void {
  const pool = loadPool(log.contract);
  const terms = new PoolTermsFacts(deposit.toI32(), selective.toI32(), automatic.toI32(), pool.cap);
  if (!setPoolTerms(log, pool, terms)) return;
  const fees = [deposit.toString(), selective.toString(), automatic.toString()];
  entry(log, "PoolFeesSet", log.sender).ofPool(pool).detail(fees.join(" ")).record();
}
