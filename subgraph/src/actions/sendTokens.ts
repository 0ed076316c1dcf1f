import { Address, BigInt } from "@graphprotocol/graph-ts";
import { challenges, reserve, treasury } from "../shared/context";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { takeChallengeMoney } from "../store/challengeState";
import { createMovement } from "../store/reserveMovement";
import { takeSent } from "../store/reserveState";
import { addMinted } from "../store/tokenSupply";
import { drainTreasury } from "./drainTreasury";

/**
 * CRBN that the reserve, the treasury or the challenges sent, or that were minted. Transfers of nothing are left out, see
 * `receiveTokens`.
 */
export function sendTokens(log: Log, from: Address, to: Address, amount: BigInt): void {
  if (amount.isZero()) return;
  if (isZero(from)) mint(log, to, amount);
  else if (from.equals(reserve())) createMovement(log, "Out", to, amount, takeSent(log, amount));
  else if (from.equals(treasury())) drainTreasury(log, log.contract, to, amount);
  else if (from.equals(challenges())) takeChallengeMoney(log, amount);
}

function mint(log: Log, to: Address, amount: BigInt): void {
  addMinted(amount);
  entry(log, "TokensMinted", log.sender).with(ensureAccount(to)).tokens(amount).record();
}
