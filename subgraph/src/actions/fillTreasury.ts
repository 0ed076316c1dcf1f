import { Address, BigInt } from "@graphprotocol/graph-ts";
import { PaymentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { addTransferred } from "../store/treasuryToken";
import { isZero } from "../shared/text";

/** The treasury received something, as the token tells, or the Safe of the chain's own coin. */
export function fillTreasury(log: Log, token: Address, from: Address, amount: BigInt): void {
  if (amount.isZero()) return;
  const kind = isZero(from) ? "Genesis" : "Other";
  addTransferred(log, new PaymentFacts("In", kind, token, from, amount));
}
