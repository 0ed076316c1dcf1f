import * as z from "zod/mini";
import { trading } from "../../chain/trading.ts";
import { inToken } from "../errors/inToken.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction } from "../runner/types.ts";
import { approvePayTokenStep } from "./approvePayToken.ts";
import { eventsOf } from "./oneCall.ts";
import { address, amount, currency, id } from "./requests.ts";

/** The most listings that one purchase takes from: more would not fit into a block everywhere. */
export const MAX_FILLS = 40;

/** How long a signed purchase may wait for its block {s}. */
const DEADLINE = 20n * 60n;

const schema = z.object({
  fills: z.array(z.object({ listing: id, amount })).check(z.minLength(1), z.maxLength(MAX_FILLS)),
  payToken: address,
  maxTotal: amount,
  currency: z.optional(currency),
});

/** Buys from several listings for at most the total that the chain quoted. */
export type BuyManyRequest = z.infer<typeof schema>;

/** What was bought together, as the chain's logs tell it. */
export interface BuyManyOutcome {
  /** {unit} */
  amount: bigint;
  price: bigint;
  commission: bigint;
}

/** Approves the exact total, then buys from all of the listings, or from none. */
export const buyMany: TransactionAction<BuyManyRequest, BuyManyOutcome> = {
  name: "buyMany",
  parse: (request) => schema.parse(request),
  explain: (error, request) => inToken(error, request.currency),
  steps: [
    approvePayTokenStep,
    {
      name: "buyMany",
      async commit({ fills, payToken, maxTotal }, { head }) {
        const deadline = (await head()).timestamp + DEADLINE;
        return { ...trading.creditMarket, functionName: "buyMany", args: [fills, payToken, maxTotal, deadline] };
      },
      async verify({ fills }, receipt, { account }) {
        const contract = trading.creditMarket;
        const bought = eventsOf(receipt, { contract, eventName: "Bought", args: { buyer: account } });
        const sum = (name: string) => bought.reduce((total, told) => total + (told[name] as bigint), 0n);
        const amounts = sum("amount");
        const wanted = fills.reduce((total, fill) => total + fill.amount, 0n);
        if (amounts !== wanted) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
        return { amount: amounts, price: sum("price"), commission: sum("commission") };
      },
    },
  ],
};
