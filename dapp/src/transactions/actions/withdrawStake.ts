import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { id } from "./requests.ts";
import { stakingLogs } from "./stakeTerms.ts";

const schema = z.object({ position: id });

/** Takes an unlocked position back whole, with what it has accrued. */
export type WithdrawStakeRequest = z.infer<typeof schema>;

/** Withdraws a position. */
export const withdrawStake: TransactionAction<WithdrawStakeRequest, { amount: bigint }> = {
  name: "withdrawStake",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "withdrawStake",
      async commit({ position }) {
        return { ...contracts.stakedCrbn, functionName: "withdraw", args: [position] };
      },
      async verify(_request, receipt, { account }) {
        const [{ args }] = stakingLogs(receipt, "Withdrawn", account);
        return { amount: args.amount };
      },
    },
  ],
};
