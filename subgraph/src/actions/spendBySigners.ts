import { Address, BigInt } from "@graphprotocol/graph-ts";
import { PaymentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { addToDay } from "../store/spendingDay";
import { addSpent } from "../store/spendingLimit";
import { addTold } from "../store/treasuryToken";

/** The guard refuses payments of nothing; one would move nothing and is left out. @param day Days since 1970. */
export function spendBySigners(log: Log, token: Address, to: Address, amount: BigInt, day: i32): void {
  if (amount.isZero()) return;
  addToDay(addSpent(log, token, amount), token, day, amount);
  addTold(log, new PaymentFacts("Out", "Signers", token, to, amount));
  const detail = token.toHexString() + " " + amount.toString();
  entry(log, "SignersSpent", log.sender).with(ensureAccount(to)).detail(detail).record();
}
