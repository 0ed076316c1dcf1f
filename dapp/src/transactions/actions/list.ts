import { isAddressEqual, parseEventLogs } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction, TransactionStep } from "../runner/types.ts";
import { address, amount, id, vintage } from "./requests.ts";

const schema = z.object({
  vintage,
  amount,
  unitPrice: amount,
  payToken: address,
  minFill: id,
  expiry: z.int().check(z.gt(0)),
});

/** Lists credits for sale at a fixed price of one tonne. */
export type ListRequest = z.infer<typeof schema>;

const listStep: TransactionStep<ListRequest, { listing: bigint }> = {
  name: "list",
  async commit({ vintage: id, amount: listed, unitPrice, payToken, minFill, expiry }) {
    return {
      ...contracts.creditMarket,
      functionName: "list",
      args: [id, listed, unitPrice, payToken, minFill, expiry],
    };
  },
  async verify(_request, receipt, { account }) {
    const log = parseEventLogs({ abi: contracts.creditMarket.abi, eventName: "Listed", logs: receipt.logs }).find(
      (entry) =>
        isAddressEqual(entry.address, contracts.creditMarket.address) && isAddressEqual(entry.args.seller, account),
    );
    if (!log) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
    return { listing: log.args.listing };
  },
};

/** Lists; the market takes the credits into its escrow without an approval. */
export const list: TransactionAction<ListRequest, { listing: bigint }> = {
  name: "list",
  parse: (request) => schema.parse(request),
  steps: [listStep],
};
