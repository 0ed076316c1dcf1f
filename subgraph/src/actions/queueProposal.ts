import { BigInt } from "@graphprotocol/graph-ts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { lastOperation } from "../store/governanceState";
import { loadProposal, writeOperation, writeQueued } from "../store/proposal";
import { createStep } from "../store/proposalStep";
import { writeProposal } from "../store/timelockOperation";

/**
 * The Governor schedules the operation and tells this right after, so the operation that was scheduled last is the
 * proposal's. Its id could be computed, too, but from the description's bytes, which need not be the text's.
 */
export function queueProposal(log: Log, id: BigInt, eta: BigInt): void {
  const proposal = loadProposal(numberId(id));
  const operation = lastOperation();
  writeQueued(log, proposal, eta);
  writeOperation(proposal, operation);
  writeProposal(operation, proposal);
  createStep(log, proposal, "Queued", ensureAccount(log.sender), eta);
  entry(log, "ProposalQueued", log.sender).ofProposal(proposal.id).detail(operation.toHexString()).record();
}
