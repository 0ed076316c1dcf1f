import { Proposal, Vote } from "../../generated/schema";
import { VoteFacts } from "../shared/facts";
import { ballotId } from "../shared/id";
import { Log } from "../shared/log";
import { nameOf } from "../shared/text";
import { ensureAccount } from "./account";

/** In the order of GovernorCountingSimple.VoteType. */
const SUPPORT: string[] = ["Against", "For", "Abstain"];

export function createVote(log: Log, proposal: Proposal, facts: VoteFacts): Vote {
  const vote = new Vote(ballotId(proposal.id, facts.voter));
  vote.proposal = proposal.id;
  vote.voter = ensureAccount(facts.voter);
  vote.support = nameOf(SUPPORT, facts.support);
  vote.weight = facts.weight;
  vote.reason = facts.reason;
  vote.params = facts.params;
  vote.sortKey = log.sortKey();
  vote.timestamp = log.timestamp;
  vote.blockNumber = log.blockNumber;
  vote.transaction = log.transaction;
  vote.save();
  return vote;
}
