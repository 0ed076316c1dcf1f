import { type Address, isAddressEqual } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction } from "../runner/types.ts";
import { address, id } from "./requests.ts";
import { vestingLog } from "./vestingLogs.ts";

const schema = z.object({ grant: id, to: address });

/** Offers the account's grant to somebody; zero withdraws the offer. */
export type OfferGrantRequest = z.infer<typeof schema>;

/** To whom it is offered now; zero: to nobody. */
export interface OfferGrantOutcome {
  to: Address;
}

/** Offers a grant, or withdraws the offer. */
export const offerGrant: TransactionAction<OfferGrantRequest, OfferGrantOutcome> = {
  name: "offerGrant",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "offerGrant",
      async commit({ grant, to }) {
        return { ...contracts.tokenVesting, functionName: "offerGrant", args: [grant, to] };
      },
      async verify({ grant, to }, receipt) {
        const { args } = vestingLog(receipt, "GrantOffered", grant);
        if (!isAddressEqual(args.to, to)) {
          throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
        }
        return { to: args.to };
      },
    },
  ],
};
