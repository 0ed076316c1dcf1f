import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Proposal, TimelockOperation } from "../../generated/schema";
import { Log } from "../shared/log";

/** An operation is scheduled call by call: answers with what it is after the first one. */
export function ensureOperation(log: Log, id: Bytes, predecessor: Bytes, delay: BigInt): TimelockOperation {
  const known = TimelockOperation.load(id);
  // What was cancelled can be scheduled anew.
  if (known != null && known.status == "Scheduled") return known;
  const operation = new TimelockOperation(id);
  operation.status = "Scheduled";
  operation.callCount = 0;
  operation.delay = delay;
  operation.scheduledAt = log.timestamp;
  operation.readyAt = log.timestamp.plus(delay);
  operation.vetoed = false;
  // What an earlier life left would stay if it were not erased.
  operation.proposal = null;
  operation.executedAt = null;
  operation.cancelledAt = null;
  operation.vetoedActions = null;
  operation.predecessor = predecessor;
  operation.transaction = log.transaction;
  return operation;
}

export function countCall(operation: TimelockOperation): void {
  operation.callCount += 1;
  operation.save();
}

export function loadOperation(id: Bytes): TimelockOperation {
  return TimelockOperation.load(id)!;
}

export function writeProposal(id: Bytes, proposal: Proposal): void {
  const operation = loadOperation(id);
  operation.proposal = proposal.id;
  operation.save();
}

export function writeOperationExecuted(log: Log, operation: TimelockOperation): void {
  operation.status = "Executed";
  operation.executedAt = log.timestamp;
  operation.save();
}

export function writeCancelled(log: Log, operation: TimelockOperation): void {
  operation.status = "Cancelled";
  operation.cancelledAt = log.timestamp;
  operation.save();
}

/** The Timelock tells the cancellation itself, right after. */
export function writeVetoed(operation: TimelockOperation, actions: Bytes): void {
  operation.vetoed = true;
  operation.vetoedActions = actions;
  operation.save();
}
