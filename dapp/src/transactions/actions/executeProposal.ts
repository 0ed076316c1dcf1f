import * as z from "zod/mini";
import type { TransactionAction } from "../runner/types.ts";
import { movedProposal, moveStep } from "./proposals.ts";
import { id } from "./requests.ts";

/** `value`: what the calls send of the chain's own coin beyond what the Timelock holds {wei}. */
const schema = z.extend(movedProposal, { value: id });

/** Which proposal to execute, and with how much. */
export type ExecuteProposalRequest = z.infer<typeof schema>;

/** Executes a queued proposal once it has waited. Anybody can. */
export const executeProposal: TransactionAction<ExecuteProposalRequest, { proposal: bigint }> = {
  name: "executeProposal",
  parse: (request) => schema.parse(request),
  steps: [moveStep<ExecuteProposalRequest>("executeProposal", "execute", "ProposalExecuted", ({ value }) => value)],
};
