import { Address, BigInt } from "@graphprotocol/graph-ts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addDeposit, loadPool } from "../store/pool";
import { createDeposit } from "../store/poolDeposit";
import { loadVintage } from "../store/vintage";
import { criteriaNow } from "./criteriaNow";

/** What lies in the pool the credits' own transfers tell, what exists of its token the token's. */
export function depositInPool(log: Log, account: Address, vintageId: BigInt, amount: BigInt, fee: BigInt): void {
  const pool = loadPool(log.contract);
  const vintage = loadVintage(numberId(vintageId));
  criteriaNow(log, pool);
  createDeposit(log, pool, vintage, account, amount, fee);
  addDeposit(pool, amount, fee);
  entry(log, "PoolDeposited", account).ofPool(pool).ofVintage(vintage).amount(amount).record();
}
