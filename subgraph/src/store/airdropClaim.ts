import { Address, BigInt } from "@graphprotocol/graph-ts";
import { AirdropClaim, AirdropRound } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

export function createClaim(log: Log, round: AirdropRound, account: Address, amount: BigInt, claimed: BigInt): void {
  const claim = new AirdropClaim(logId(log));
  claim.round = round.id;
  claim.account = ensureAccount(account);
  claim.amount = amount;
  claim.claimed = claimed;
  claim.timestamp = log.timestamp;
  claim.blockNumber = log.blockNumber;
  claim.transaction = log.transaction;
  claim.save();
}
