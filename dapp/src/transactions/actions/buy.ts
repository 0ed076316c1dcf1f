import { isAddressEqual, parseEventLogs } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { deadlineOf } from "../deadline.ts";
import { inToken } from "../errors/inToken.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction, TransactionStep } from "../runner/types.ts";
import { approvePayTokenStep } from "./approvePayToken.ts";
import { address, amount, currency, id } from "./requests.ts";

const schema = z.object({
  listing: id,
  amount,
  payToken: address,
  maxTotal: amount,
  currency: z.optional(currency),
});

/** Buys from a listing for at most the total that the chain quoted. */
export type BuyRequest = z.infer<typeof schema>;

/** What was bought, as the chain's log tells it. */
export interface BuyOutcome {
  vintage: number;
  amount: bigint;
  price: bigint;
  commission: bigint;
}

const buyStep: TransactionStep<BuyRequest, BuyOutcome> = {
  name: "buy",
  async commit({ listing, amount: bought, maxTotal }, { head }) {
    const deadline = await deadlineOf({ head });
    return { ...contracts.creditMarket, functionName: "buy", args: [listing, bought, maxTotal, deadline] };
  },
  async verify({ listing }, receipt, { account }) {
    const log = parseEventLogs({ abi: contracts.creditMarket.abi, eventName: "Bought", logs: receipt.logs }).find(
      (entry) =>
        isAddressEqual(entry.address, contracts.creditMarket.address) &&
        entry.args.listing === listing &&
        isAddressEqual(entry.args.buyer, account),
    );
    if (!log) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
    const { vintage, amount: got, price, commission } = log.args;
    return { vintage, amount: got, price, commission };
  },
};

/** Approves the exact total, then buys. */
export const buy: TransactionAction<BuyRequest, BuyOutcome> = {
  name: "buy",
  parse: (request) => schema.parse(request),
  explain: (error, request) => inToken(error, request.currency),
  steps: [approvePayTokenStep, buyStep],
};
