import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";

/** Takes test USDC, CRBN and gas for the account; the local chain's node pays, so that an empty account can. */
export const faucet: TransactionAction<object> = {
  name: "faucet",
  parse: (request) => z.object({}).parse(request),
  steps: [
    {
      name: "faucet",
      sponsored: true,
      async commit(_request, { account }) {
        return { ...contracts.faucet, functionName: "drip", args: [account] };
      },
      verify: async () => ({}),
    },
  ],
};
