import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { id } from "./requests.ts";
import { stakingLogs } from "./stakeTerms.ts";

/** The most positions that one claim names: a page of them, far from a block's gas limit. */
export const MAX_CLAIMED = 50;

const schema = z.object({ positions: z.array(id).check(z.minLength(1), z.maxLength(MAX_CLAIMED)) });

/** Claims what some positions have accrued. */
export type ClaimRewardRequest = z.infer<typeof schema>;

/** What was paid to the staker, after the treasury's part {CRBN}. */
export interface ClaimRewardOutcome {
  net: bigint;
}

/** Claims the reward of one position, or of several in one payment. */
export const claimReward: TransactionAction<ClaimRewardRequest, ClaimRewardOutcome> = {
  name: "claimReward",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "claimReward",
      async commit({ positions }) {
        const { stakedCrbn } = contracts;
        return positions.length === 1
          ? { ...stakedCrbn, functionName: "claim", args: positions }
          : { ...stakedCrbn, functionName: "claimMany", args: [positions] };
      },
      async verify(_request, receipt, { account }) {
        const paid = stakingLogs(receipt, "RewardPaid", account);
        return { net: paid.reduce((sum, { args }) => sum + args.net, 0n) };
      },
    },
  ],
};
