import { BigInt } from "@graphprotocol/graph-ts";
import { CallFacts, ProposalFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { createProposedCall } from "../store/call";
import { createProposal } from "../store/proposal";
import { createStep } from "../store/proposalStep";
import { countProposal } from "../store/protocol";

export function propose(log: Log, id: BigInt, facts: ProposalFacts): void {
  const proposal = createProposal(log, id, facts);
  for (let i = 0; i < facts.targets.length; i++) {
    createProposedCall(proposal.id, new CallFacts(i, facts.targets[i], facts.values[i], facts.calldatas[i]));
  }
  createStep(log, proposal, "Created", proposal.proposer, facts.deadline);
  countProposal();
  entry(log, "ProposalCreated", facts.proposer).ofProposal(proposal.id).detail(proposal.title).record();
}
