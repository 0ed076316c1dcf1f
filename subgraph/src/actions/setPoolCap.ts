import { BigInt } from "@graphprotocol/graph-ts";
import { PoolTermsFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadPool } from "../store/pool";
import { setPoolTerms } from "./setPoolTerms";

/** @param cap {t}. */
export function setPoolCap(log: Log, cap: BigInt): void {
  const pool = loadPool(log.contract);
  const terms = new PoolTermsFacts(pool.depositFee, pool.selectiveFee, pool.automaticFee, cap);
  if (!setPoolTerms(log, pool, terms)) return;
  entry(log, "PoolCapSet", log.sender).ofPool(pool).detail(cap.toString()).record();
}
