import { isAddressEqual, parseEventLogs } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction } from "../runner/types.ts";

const schema = z.object({});

/** Anybody may send the treasury its part of staking rewards; the request says nothing more. */
export type PayFeesRequest = z.infer<typeof schema>;

/** What the treasury received {CRBN}. */
export interface PayFeesOutcome {
  amount: bigint;
}

/** Sends the treasury the part of staking rewards that is due to it. */
export const payFees: TransactionAction<PayFeesRequest, PayFeesOutcome> = {
  name: "payFees",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "payFees",
      async commit() {
        return { ...contracts.stakedCrbn, functionName: "payFees", args: [] };
      },
      async verify(_request, receipt) {
        const { abi, address } = contracts.stakedCrbn;
        const log = parseEventLogs({ abi, eventName: "FeesPaid", logs: receipt.logs }).find((entry) =>
          isAddressEqual(entry.address, address),
        );
        if (!log) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
        return { amount: log.args.amount };
      },
    },
  ],
};
