import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Proposal, ProposalStep } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

/** @param until Which time the step sets, if it sets one. */
export function createStep(log: Log, proposal: Proposal, kind: string, actor: Bytes, until: BigInt | null): void {
  const step = new ProposalStep(logId(log));
  step.proposal = proposal.id;
  step.kind = kind;
  step.actor = actor;
  step.until = until;
  step.sortKey = log.sortKey();
  step.timestamp = log.timestamp;
  step.blockNumber = log.blockNumber;
  step.transaction = log.transaction;
  step.save();
}
