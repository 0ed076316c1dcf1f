import { Address, BigInt } from "@graphprotocol/graph-ts";
import { challenges, reserve, treasury } from "../shared/context";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";
import { entry } from "../store/auditEvent";
import { addChallengeMoney } from "../store/challengeState";
import { createMovement } from "../store/reserveMovement";
import { addReceived } from "../store/reserveState";
import { addBurnt } from "../store/tokenSupply";
import { fillTreasury } from "./fillTreasury";

/**
 * CRBN that the reserve, the treasury or the challenges received, or that were burnt. Transfers of nothing are left out: anybody can send them, from
 * anybody to anybody.
 */
export function receiveTokens(log: Log, from: Address, to: Address, amount: BigInt): void {
  if (amount.isZero()) return;
  if (isZero(to)) burn(log, from, amount);
  else if (to.equals(reserve())) createMovement(log, "In", from, amount, addReceived(log, amount));
  else if (to.equals(treasury())) fillTreasury(log, log.contract, from, amount);
  else if (to.equals(challenges())) addChallengeMoney(log, amount);
}

function burn(log: Log, from: Address, amount: BigInt): void {
  addBurnt(amount);
  entry(log, "TokensBurnt", from).tokens(amount).record();
}
