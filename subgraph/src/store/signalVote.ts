import { Address, BigInt } from "@graphprotocol/graph-ts";
import { SignalPoll, SignalVote } from "../../generated/schema";
import { ballotId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";

export function createSignal(log: Log, poll: SignalPoll, voter: Address, option: i32, votes: BigInt): void {
  const vote = new SignalVote(ballotId(poll.id, voter));
  vote.poll = poll.id;
  vote.voter = ensureAccount(voter);
  vote.option = option;
  vote.votes = votes;
  vote.timestamp = log.timestamp;
  vote.blockNumber = log.blockNumber;
  vote.transaction = log.transaction;
  vote.save();
}
