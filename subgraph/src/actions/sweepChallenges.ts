import { BigInt } from "@graphprotocol/graph-ts";
import { crbn, treasury } from "../shared/context";
import { PaymentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { addTold } from "../store/treasuryToken";

/** The money itself goes as a transfer out of the contract; nothing goes as none. */
export function sweepChallenges(log: Log, amount: BigInt): void {
  if (!amount.isZero()) addTold(log, new PaymentFacts("In", "ChallengeSweep", crbn(), log.contract, amount));
  entry(log, "Swept", log.sender).with(ensureAccount(treasury())).tokens(amount).record();
}
