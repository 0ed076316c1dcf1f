import {
  LateQuorumVoteExtensionSet,
  ProposalCanceled,
  ProposalCreated,
  ProposalExecuted,
  ProposalExtended,
  ProposalQueued,
  ProposalThresholdSet,
  QuorumNumeratorUpdated,
  VoteCast,
  VoteCastWithParams,
  VotingDelaySet,
  VotingPeriodSet,
} from "../../generated/CarbontraceGovernor/CarbontraceGovernor";
import { cancelProposal } from "../actions/cancelProposal";
import { castVote } from "../actions/castVote";
import { executeProposal } from "../actions/executeProposal";
import { extendProposal } from "../actions/extendProposal";
import { propose } from "../actions/propose";
import { queueProposal } from "../actions/queueProposal";
import { setGovernance } from "../actions/setGovernance";
import { ProposalFacts, VoteFacts } from "../shared/facts";
import { recordLog } from "../store/transaction";

export function handleProposalCreated(event: ProposalCreated): void {
  const p = event.params;
  const facts = new ProposalFacts(
    p.proposer,
    p.targets,
    p.values,
    p.calldatas,
    p.voteStart,
    p.voteEnd,
    p.description,
  );
  propose(recordLog(event), p.proposalId, facts);
}

export function handleVoteCast(event: VoteCast): void {
  const p = event.params;
  castVote(recordLog(event), p.proposalId, new VoteFacts(p.voter, p.support, p.weight, p.reason, null));
}

export function handleVoteCastWithParams(event: VoteCastWithParams): void {
  const p = event.params;
  castVote(recordLog(event), p.proposalId, new VoteFacts(p.voter, p.support, p.weight, p.reason, p.params));
}

export function handleProposalExtended(event: ProposalExtended): void {
  extendProposal(recordLog(event), event.params.proposalId, event.params.extendedDeadline);
}

export function handleProposalQueued(event: ProposalQueued): void {
  queueProposal(recordLog(event), event.params.proposalId, event.params.etaSeconds);
}

export function handleProposalExecuted(event: ProposalExecuted): void {
  executeProposal(recordLog(event), event.params.proposalId);
}

export function handleProposalCanceled(event: ProposalCanceled): void {
  cancelProposal(recordLog(event), event.params.proposalId);
}

export function handleVotingDelaySet(event: VotingDelaySet): void {
  setGovernance(recordLog(event), "VotingDelay", event.params.oldVotingDelay, event.params.newVotingDelay);
}

export function handleVotingPeriodSet(event: VotingPeriodSet): void {
  setGovernance(recordLog(event), "VotingPeriod", event.params.oldVotingPeriod, event.params.newVotingPeriod);
}

export function handleProposalThresholdSet(event: ProposalThresholdSet): void {
  const p = event.params;
  setGovernance(recordLog(event), "ProposalThreshold", p.oldProposalThreshold, p.newProposalThreshold);
}

export function handleQuorumNumeratorUpdated(event: QuorumNumeratorUpdated): void {
  const p = event.params;
  setGovernance(recordLog(event), "QuorumNumerator", p.oldQuorumNumerator, p.newQuorumNumerator);
}

export function handleLateQuorumVoteExtensionSet(event: LateQuorumVoteExtensionSet): void {
  const p = event.params;
  setGovernance(recordLog(event), "LateQuorumVoteExtension", p.oldVoteExtension, p.newVoteExtension);
}
