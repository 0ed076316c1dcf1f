import { BigInt } from "@graphprotocol/graph-ts";
import { treasury } from "../shared/context";
import { PaymentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addFeesCollected, loadPool } from "../store/pool";
import { addTold } from "../store/treasuryToken";
import { writePool } from "../store/treasuryTransfer";

export function collectPoolFees(log: Log, amount: BigInt): void {
  const pool = loadPool(log.contract);
  addFeesCollected(pool, amount);
  writePool(addTold(log, new PaymentFacts("In", "PoolFees", log.contract, log.contract, amount)), pool);
  entry(log, "PoolFeesCollected", log.sender).withAccount(treasury()).ofPool(pool).amount(amount).record();
}
