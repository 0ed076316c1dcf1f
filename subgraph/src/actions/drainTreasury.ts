import { Address, BigInt } from "@graphprotocol/graph-ts";
import { PaymentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { addTransferred } from "../store/treasuryToken";

/** The treasury paid something, as the token tells. */
export function drainTreasury(log: Log, token: Address, to: Address, amount: BigInt): void {
  if (amount.isZero()) return;
  addTransferred(log, new PaymentFacts("Out", "Other", token, to, amount));
}
