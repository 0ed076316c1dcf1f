import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { QUORUM_FLOOR } from "../../generated/protocol";
import { Proposal } from "../../generated/schema";
import { larger, ZERO } from "../shared/amount";
import { isProtected } from "../shared/decode";
import { ProposalFacts, VoteFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { titleOf } from "../shared/text";
import { ensureAccount } from "./account";
import { settingAt } from "./governanceSetting";
import { lastQuorumChange } from "./governanceState";
import { supplyAt } from "./votingSupply";

const PERCENT: BigInt = BigInt.fromI32(100);

export function createProposal(log: Log, id: BigInt, facts: ProposalFacts): Proposal {
  const proposal = new Proposal(numberId(id));
  proposal.proposer = ensureAccount(facts.proposer);
  proposal.description = facts.description;
  proposal.title = titleOf(facts.description);
  proposal.status = "Open";
  proposal.snapshot = facts.snapshot;
  proposal.deadline = facts.deadline;
  proposal.originalDeadline = facts.deadline;
  proposal.isProtected = anyProtected(facts);
  proposal.callCount = facts.targets.length;
  proposal.forVotes = ZERO;
  proposal.againstVotes = ZERO;
  proposal.abstainVotes = ZERO;
  proposal.voteCount = 0;
  proposal.createdAt = log.timestamp;
  proposal.transaction = log.transaction;
  proposal.save();
  return proposal;
}

export function loadProposal(id: string): Proposal {
  return Proposal.load(id)!;
}

/** Counts a vote. With the first one the quorum is known, because voting begins after the snapshot. */
export function addVote(proposal: Proposal, vote: VoteFacts): void {
  if (proposal.voteCount == 0) writeQuorum(proposal);
  if (vote.support == 0) proposal.againstVotes = proposal.againstVotes.plus(vote.weight);
  else if (vote.support == 1) proposal.forVotes = proposal.forVotes.plus(vote.weight);
  else proposal.abstainVotes = proposal.abstainVotes.plus(vote.weight);
  proposal.voteCount += 1;
  proposal.save();
}

export function writeDeadline(proposal: Proposal, deadline: BigInt): void {
  proposal.deadline = deadline;
  proposal.save();
}

/** An operation of the Timelock is the proposal's from now on. */
export function writeQueued(log: Log, proposal: Proposal, eta: BigInt): void {
  proposal.status = "Queued";
  proposal.queuedAt = log.timestamp;
  proposal.eta = eta;
  proposal.save();
}

export function writeOperation(proposal: Proposal, operation: Bytes): void {
  proposal.operation = operation;
  proposal.save();
}

export function writeExecuted(log: Log, proposal: Proposal): void {
  proposal.status = "Executed";
  proposal.executedAt = log.timestamp;
  proposal.execution = log.transaction;
  proposal.save();
}

/** @param status Canceled or Vetoed. */
export function writeCanceled(log: Log, proposal: Proposal, status: string): void {
  proposal.status = status;
  proposal.canceledAt = log.timestamp;
  proposal.save();
}

/** As CarbontraceGovernor.quorum at the snapshot. */
function writeQuorum(proposal: Proposal): void {
  const supply = supplyAt(proposal.snapshot);
  const part = supply.times(settingAt(lastQuorumChange(), proposal.snapshot)).div(PERCENT);
  proposal.votingSupply = supply;
  proposal.quorum = larger(part, BigInt.fromString(QUORUM_FLOOR));
}

function anyProtected(facts: ProposalFacts): boolean {
  for (let i = 0; i < facts.targets.length; i++) {
    if (isProtected(facts.targets[i], facts.calldatas[i])) return true;
  }
  return false;
}
