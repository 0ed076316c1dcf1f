import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { ensureAccount } from "../store/account";
import { createClaim } from "../store/airdropClaim";
import { addClaimed, loadRound } from "../store/airdropRound";
import { entry } from "../store/auditEvent";

/** Anybody may claim for a recipient. @param claimed The sum of the recipient's payments {wei}. */
export function claimAirdrop(log: Log, number: BigInt, account: Address, amount: BigInt, claimed: BigInt): void {
  const round = loadRound(number);
  addClaimed(round, amount, claimed);
  createClaim(log, round, account, amount, claimed);
  entry(log, "Claimed", log.sender).with(ensureAccount(account)).ofRound(round).tokens(amount).record();
}
