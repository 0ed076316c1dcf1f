import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { amount, id } from "./requests.ts";
import { approveCrbnStep } from "./stakeApproval.ts";
import { explainStaking, type RelockOutcome, relockIn, stakeTerms } from "./stakeTerms.ts";

const schema = z.object({ position: id, amount, terms: stakeTerms });

/** Adds to a position and locks the whole anew, in its tier or a higher one. */
export type AddToPositionRequest = z.infer<typeof schema>;

/** Approves exactly what is added, then adds it. */
export const addToPosition: TransactionAction<AddToPositionRequest, RelockOutcome> = {
  name: "addToPosition",
  parse: (request) => schema.parse(request),
  steps: [
    approveCrbnStep,
    {
      name: "addToPosition",
      async commit({ position, amount: added, terms }) {
        return { ...contracts.stakedCrbn, functionName: "addToPosition", args: [position, added, terms] };
      },
      verify: async (_request, receipt, { account }) => relockIn(receipt, account),
    },
  ],
  explain: explainStaking,
};
