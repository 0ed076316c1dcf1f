import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { id } from "./requests.ts";
import { explainStaking, type RelockOutcome, relockIn, stakeTerms } from "./stakeTerms.ts";

const schema = z.object({ position: id, terms: stakeTerms });

/** Moves a position to a higher tier, locked anew. */
export type UpgradeTierRequest = z.infer<typeof schema>;

/** Moves a position up. */
export const upgradeTier: TransactionAction<UpgradeTierRequest, RelockOutcome> = {
  name: "upgradeTier",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "upgradeTier",
      async commit({ position, terms }) {
        return { ...contracts.stakedCrbn, functionName: "upgradeTier", args: [position, terms] };
      },
      verify: async (_request, receipt, { account }) => relockIn(receipt, account),
    },
  ],
  explain: explainStaking,
};
