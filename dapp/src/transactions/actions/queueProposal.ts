import type { TransactionAction } from "../runner/types.ts";
import { type MovedProposalRequest, movedProposal, moveStep } from "./proposals.ts";

/** Puts a proposal that has succeeded into the Timelock's queue. Anybody can. */
export const queueProposal: TransactionAction<MovedProposalRequest, { proposal: bigint }> = {
  name: "queueProposal",
  parse: (request) => movedProposal.parse(request),
  steps: [moveStep("queueProposal", "queue", "ProposalQueued")],
};
