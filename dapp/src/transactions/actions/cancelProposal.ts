import type { TransactionAction } from "../runner/types.ts";
import { type MovedProposalRequest, movedProposal, moveStep } from "./proposals.ts";

/** Cancels a proposal before voting opens. Only who made it can. */
export const cancelProposal: TransactionAction<MovedProposalRequest, { proposal: bigint }> = {
  name: "cancelProposal",
  parse: (request) => movedProposal.parse(request),
  steps: [moveStep("cancelProposal", "cancel", "ProposalCanceled")],
};
