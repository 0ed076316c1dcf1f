import * as z from "zod/mini";
import { trading } from "../../chain/trading.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction } from "../runner/types.ts";
import { eventsOf } from "./oneCall.ts";
import { address, amount, id, seconds, vintage } from "./requests.ts";

/** Standard lots, in the order of the contract's enum: any amount, multiples of 1,000 t, of 10,000 t. */
export const LOTS = [0, 1, 2] as const;

/** The most listings that are made at once. */
export const MAX_LISTINGS = 20;

const terms = z.object({
  vintage,
  amount,
  unitPrice: amount,
  payToken: address,
  minFill: id,
  expiry: seconds,
  lot: z.union([z.literal(0), z.literal(1), z.literal(2)]),
});
const schema = z.object({ terms: z.array(terms).check(z.minLength(1), z.maxLength(MAX_LISTINGS)) });

/** Lists several vintages, or one in several parts, each at its fixed price. */
export type ListManyRequest = z.infer<typeof schema>;

/** What one of the listings is to be. */
export type ListTerms = ListManyRequest["terms"][number];

/** Makes all of the listings or none; the market takes the credits into its escrow without an approval. */
export const listMany: TransactionAction<ListManyRequest, { listings: bigint[] }> = {
  name: "listMany",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "listMany",
      async commit(request) {
        return { ...trading.creditMarket, functionName: "listMany", args: [request.terms] };
      },
      async verify(request, receipt, { account }) {
        const contract = trading.creditMarket;
        const listed = eventsOf(receipt, { contract, eventName: "Listed", args: { seller: account } });
        if (listed.length !== request.terms.length) {
          throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
        }
        return { listings: listed.map(({ listing }) => listing as bigint) };
      },
    },
  ],
};
