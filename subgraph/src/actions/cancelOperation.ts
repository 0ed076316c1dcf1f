import { Bytes } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { ensureAccount } from "../store/account";
import { entry } from "../store/auditEvent";
import { loadProposal, writeCanceled } from "../store/proposal";
import { createStep } from "../store/proposalStep";
import { loadOperation, writeCancelled } from "../store/timelockOperation";

/** A veto was told right before. A proposal follows its operation. */
export function cancelOperation(log: Log, id: Bytes): void {
  const operation = loadOperation(id);
  writeCancelled(log, operation);
  const told = entry(log, "OperationCancelled", log.sender).detail(id.toHexString());
  if (operation.proposal !== null) {
    const proposal = loadProposal(operation.proposal!);
    const kind = operation.vetoed ? "Vetoed" : "Canceled";
    writeCanceled(log, proposal, kind);
    createStep(log, proposal, kind, ensureAccount(log.sender), null);
    told.ofProposal(proposal.id);
  }
  told.record();
}
