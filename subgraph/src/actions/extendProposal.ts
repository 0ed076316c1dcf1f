import { BigInt } from "@graphprotocol/graph-ts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { loadProposal, writeDeadline } from "../store/proposal";
import { createStep } from "../store/proposalStep";

/** The vote that reaches the quorum late is told right after. */
export function extendProposal(log: Log, id: BigInt, deadline: BigInt): void {
  const proposal = loadProposal(numberId(id));
  writeDeadline(proposal, deadline);
  createStep(log, proposal, "Extended", ensureAccount(log.sender), deadline);
  entry(log, "ProposalExtended", log.sender).ofProposal(proposal.id).detail(deadline.toString()).record();
}
