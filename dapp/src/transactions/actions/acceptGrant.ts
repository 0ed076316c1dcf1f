import { type Address, isAddressEqual } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction } from "../runner/types.ts";
import { id } from "./requests.ts";
import { vestingLog } from "./vestingLogs.ts";

const schema = z.object({ grant: id });

/** Takes over a grant that was offered to the account. */
export type AcceptGrantRequest = z.infer<typeof schema>;

/** Who had the grant before. */
export interface AcceptGrantOutcome {
  from: Address;
}

/** Accepts a grant. */
export const acceptGrant: TransactionAction<AcceptGrantRequest, AcceptGrantOutcome> = {
  name: "acceptGrant",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "acceptGrant",
      async commit({ grant }) {
        return { ...contracts.tokenVesting, functionName: "acceptGrant", args: [grant] };
      },
      async verify({ grant }, receipt, { account }) {
        const { args } = vestingLog(receipt, "GrantHandedOver", grant);
        if (!isAddressEqual(args.to, account)) {
          throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
        }
        return { from: args.from };
      },
    },
  ],
};
