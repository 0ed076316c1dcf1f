import { BigInt } from "@graphprotocol/graph-ts";
import { VoteFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addVote, loadProposal } from "../store/proposal";
import { createVote } from "../store/vote";

export function castVote(log: Log, id: BigInt, facts: VoteFacts): void {
  const proposal = loadProposal(numberId(id));
  const vote = createVote(log, proposal, facts);
  addVote(proposal, facts);
  entry(log, "VoteCast", facts.voter).ofProposal(proposal.id).tokens(facts.weight).detail(vote.support).record();
}
