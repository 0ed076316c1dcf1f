import { BigInt } from "@graphprotocol/graph-ts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { loadProposal, writeCanceled } from "../store/proposal";
import { createStep } from "../store/proposalStep";

export function cancelProposal(log: Log, id: BigInt): void {
  const proposal = loadProposal(numberId(id));
  writeCanceled(log, proposal, "Canceled");
  createStep(log, proposal, "Canceled", ensureAccount(log.sender), null);
  entry(log, "ProposalCanceled", log.sender).ofProposal(proposal.id).detail(proposal.title).record();
}
