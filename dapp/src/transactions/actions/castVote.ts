import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { governorLog } from "./proposals.ts";
import { id } from "./requests.ts";

/** The longest reason {bytes of UTF-8}: it is stored in a log, which costs gas by the byte. */
export const MAX_REASON = 2_000;

/** `support` as the Governor counts: 0 against, 1 for, 2 abstain. An empty reason is none. */
const schema = z.object({
  proposal: id,
  support: z.int().check(z.gte(0), z.lte(2)),
  reason: z.string().check(z.refine((text) => new TextEncoder().encode(text).length <= MAX_REASON)),
});

/** A vote. */
export type CastVoteRequest = z.infer<typeof schema>;

/** Votes on a proposal with all the account's votes at its snapshot, once. */
export const castVote: TransactionAction<CastVoteRequest, { weight: bigint }> = {
  name: "castVote",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "castVote",
      async commit({ proposal, support, reason }) {
        const { governor } = contracts;
        return reason === ""
          ? { ...governor, functionName: "castVote", args: [proposal, support] }
          : { ...governor, functionName: "castVoteWithReason", args: [proposal, support, reason] };
      },
      async verify({ proposal }, receipt, { account }) {
        const { args } = governorLog(receipt, "VoteCast", proposal, account);
        return { weight: args.weight };
      },
    },
  ],
};
