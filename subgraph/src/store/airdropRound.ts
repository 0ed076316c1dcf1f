import { BigInt } from "@graphprotocol/graph-ts";
import { ROUND_VESTING } from "../../generated/protocol";
import { AirdropRound } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { RoundFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";

export function loadRound(number: BigInt): AirdropRound {
  return AirdropRound.load(numberId(number))!;
}

export function createRound(log: Log, number: BigInt, facts: RoundFacts): AirdropRound {
  const round = new AirdropRound(numberId(number));
  round.number = number.toI32();
  round.root = facts.root;
  round.proofsCid = facts.proofsCid;
  round.total = facts.total;
  round.claimed = ZERO;
  round.returned = ZERO;
  round.start = facts.start;
  round.vestedAt = facts.start.plus(BigInt.fromI32(ROUND_VESTING));
  round.deadline = facts.deadline;
  round.claimCount = 0;
  round.recipientCount = 0;
  round.openedAt = log.timestamp;
  round.transaction = log.transaction;
  save(round);
  return round;
}

/** @param claimed The sum of the recipient's payments, this included {wei}: equal to the amount for the first one. */
export function addClaimed(round: AirdropRound, amount: BigInt, claimed: BigInt): void {
  round.claimed = round.claimed.plus(amount);
  round.claimCount += 1;
  if (claimed.equals(amount)) round.recipientCount += 1;
  save(round);
}

export function writeSwept(log: Log, round: AirdropRound, returned: BigInt): void {
  round.returned = returned;
  round.sweptAt = log.timestamp;
  save(round);
}

function save(round: AirdropRound): void {
  round.left = round.total.minus(round.claimed).minus(round.returned);
  round.save();
}
