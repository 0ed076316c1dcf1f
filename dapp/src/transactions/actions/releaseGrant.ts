import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { id } from "./requests.ts";
import { vestingLog } from "./vestingLogs.ts";

const schema = z.object({ grant: id });

/** Pays what has vested of a grant to its beneficiary. */
export type ReleaseGrantRequest = z.infer<typeof schema>;

/** What was paid {CRBN}. */
export interface ReleaseGrantOutcome {
  amount: bigint;
}

/** Claims what has vested of a grant. */
export const releaseGrant: TransactionAction<ReleaseGrantRequest, ReleaseGrantOutcome> = {
  name: "releaseGrant",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "releaseGrant",
      async commit({ grant }) {
        return { ...contracts.tokenVesting, functionName: "release", args: [grant] };
      },
      async verify({ grant }, receipt) {
        return { amount: vestingLog(receipt, "Released", grant).args.amount };
      },
    },
  ],
};
