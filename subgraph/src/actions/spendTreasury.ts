import { Address, BigInt } from "@graphprotocol/graph-ts";
import { PaymentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { writeLastPayment } from "../store/governanceState";
import { addTold } from "../store/treasuryToken";

/** The DAO pays. The Timelock tells right after which operation it was. */
export function spendTreasury(log: Log, token: Address, to: Address, amount: BigInt): void {
  writeLastPayment(addTold(log, new PaymentFacts("Out", "Dao", token, to, amount)).id);
  const detail = token.toHexString() + " " + amount.toString();
  entry(log, "Spent", log.sender).with(ensureAccount(to)).detail(detail).record();
}
