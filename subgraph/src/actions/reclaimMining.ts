import { Address, BigInt } from "@graphprotocol/graph-ts";
import { PaymentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addTold } from "../store/treasuryToken";

/** The money itself goes as a transfer out of the contract. */
export function reclaimMining(log: Log, token: Address, to: Address, amount: BigInt): void {
  if (!amount.isZero()) addTold(log, new PaymentFacts("In", "MiningReclaim", token, log.contract, amount));
  const words = [token.toHexString(), amount.toString()];
  entry(log, "MiningReclaimed", log.sender).withAccount(to).detail(words.join(" ")).record();
}
