import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { callLists, governorLog, proposalCalls } from "./proposals.ts";

/** The longest description of a proposal {bytes of UTF-8}: it is stored in a log, which costs gas by the byte. */
export const MAX_DESCRIPTION = 20_000;

/** The most calls in a proposal that the page makes; the Governor itself sets no limit. */
const MOST_CALLS = 50;

const description = z.string().check(
  z.minLength(1),
  z.refine((text) => new TextEncoder().encode(text).length <= MAX_DESCRIPTION),
);

const schema = z.object({ calls: proposalCalls.check(z.maxLength(MOST_CALLS)), description });

/** What the stakers shall vote on: calls in their order, and why. */
export type ProposeRequest = z.infer<typeof schema>;

/** Proposes calls to the stakers. */
export const propose: TransactionAction<ProposeRequest, { proposal: bigint }> = {
  name: "propose",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "propose",
      async commit({ calls, description: text }) {
        return { ...contracts.governor, functionName: "propose", args: [...callLists(calls), text] };
      },
      async verify(_request, receipt, { account }) {
        const { args } = governorLog(receipt, "ProposalCreated", undefined, account);
        return { proposal: args.proposalId };
      },
    },
  ],
};
