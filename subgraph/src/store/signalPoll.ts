import { BigInt } from "@graphprotocol/graph-ts";
import { SignalPoll } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { PollFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

export function createPoll(log: Log, number: BigInt, facts: PollFacts): SignalPoll {
  const poll = new SignalPoll(numberId(number));
  poll.number = number.toI32();
  poll.opener = ensureAccount(facts.opener);
  poll.questionCid = facts.questionCid;
  poll.optionCount = facts.options;
  poll.snapshot = facts.snapshot;
  poll.end = facts.end;
  poll.tally = new Array<BigInt>(facts.options).fill(ZERO);
  poll.voteCount = 0;
  poll.transaction = log.transaction;
  poll.save();
  return poll;
}

export function loadPoll(number: BigInt): SignalPoll {
  return SignalPoll.load(numberId(number))!;
}

export function addSignal(poll: SignalPoll, option: i32, votes: BigInt): void {
  const tally = poll.tally;
  tally[option] = tally[option].plus(votes);
  poll.tally = tally;
  poll.voteCount += 1;
  poll.save();
}
