import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { id } from "./requests.ts";
import { explainStaking, type RelockOutcome, relockIn, stakeTerms } from "./stakeTerms.ts";

const schema = z.object({ position: id, terms: stakeTerms });

/** Locks a position anew in its tier. */
export type RenewRequest = z.infer<typeof schema>;

/** Renews a position. */
export const renew: TransactionAction<RenewRequest, RelockOutcome> = {
  name: "renew",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "renew",
      async commit({ position, terms }) {
        return { ...contracts.stakedCrbn, functionName: "renew", args: [position, terms] };
      },
      verify: async (_request, receipt, { account }) => relockIn(receipt, account),
    },
  ],
  explain: explainStaking,
};
