import { BigInt } from "@graphprotocol/graph-ts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { loadProposal, writeExecuted } from "../store/proposal";
import { createStep } from "../store/proposalStep";

/** The Timelock told each call before. */
export function executeProposal(log: Log, id: BigInt): void {
  const proposal = loadProposal(numberId(id));
  writeExecuted(log, proposal);
  createStep(log, proposal, "Executed", ensureAccount(log.sender), null);
  entry(log, "ProposalExecuted", log.sender).ofProposal(proposal.id).detail(proposal.title).record();
}
