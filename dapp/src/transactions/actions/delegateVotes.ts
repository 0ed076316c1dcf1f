import type { Address } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { address } from "./requests.ts";
import { stakingLogs } from "./stakeTerms.ts";

const schema = z.object({ delegatee: address });

/** Names who votes with the account's stake; naming oneself takes the votes back. */
export type DelegateVotesRequest = z.infer<typeof schema>;

/** Delegates the account's votes. */
export const delegateVotes: TransactionAction<DelegateVotesRequest, { delegatee: Address }> = {
  name: "delegateVotes",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "delegateVotes",
      async commit({ delegatee }) {
        return { ...contracts.stakedCrbn, functionName: "delegate", args: [delegatee] };
      },
      async verify(_request, receipt, { account }) {
        const [{ args }] = stakingLogs(receipt, "DelegateChanged", account);
        return { delegatee: args.toDelegate };
      },
    },
  ],
};
