import { Address, BigInt } from "@graphprotocol/graph-ts";
import { reserve, treasury } from "../shared/context";
import { Log } from "../shared/log";
import { isZero } from "../shared/text";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { createMovement } from "../store/reserveMovement";
import { takeSent } from "../store/reserveState";
import { addMinted } from "../store/tokenSupply";
import { drainTreasury } from "./drainTreasury";

/** CRBN that the reserve or the treasury sent, or that were minted. Transfers of nothing are left out, see `receiveTokens`. */
export function sendTokens(log: Log, from: Address, to: Address, amount: BigInt): void {
  if (amount.isZero()) return;
  if (isZero(from)) mint(log, to, amount);
  else if (from.equals(reserve())) createMovement(log, "Out", to, amount, takeSent(log, amount));
  else if (from.equals(treasury())) drainTreasury(log, log.contract, to, amount);
}

function mint(log: Log, to: Address, amount: BigInt): void {
  addMinted(amount);
  entry(log, "TokensMinted", log.sender).with(ensureAccount(to)).tokens(amount).record();
}
