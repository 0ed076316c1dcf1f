import { type Abi, type Hex, maxUint256 } from "viem";
import * as z from "zod/mini";
import { trading } from "../../chain/trading.ts";
import { inToken } from "../errors/inToken.ts";
import { TransactionFailure } from "../errors/txError.ts";
import type { TransactionAction, TransactionStep } from "../runner/types.ts";
import { approvePayTokenStep } from "./approvePayToken.ts";
import { eventsOf, oneCall } from "./oneCall.ts";
import { address, amount, currency, id, seconds, vintage } from "./requests.ts";

/** What the maker of an order does, in the order of the contract's enum. */
export const SELL = 0;
export const BUY = 1;

/** The most orders that are cancelled at once. */
export const MAX_CANCELLED = 50;

/** How long a signed fill may wait for its block {s}. */
const DEADLINE = 20n * 60n;

/** Of an account, or of a contract (ERC-1271), whose signature may be empty. */
const signature = z.custom<Hex>((value) => typeof value === "string" && /^0x([0-9a-f]{2})*$/i.test(value));

/** An order as the market takes it. */
export const orderSchema = z.object({
  maker: address,
  /** Who may fill it; the zero address lets everybody. */
  taker: address,
  side: z.union([z.literal(SELL), z.literal(BUY)]),
  vintage,
  amount,
  unitPrice: amount,
  payToken: address,
  minFill: id,
  nonce: id.check(z.lte(maxUint256)),
  counter: id.check(z.lte(maxUint256)),
  deadline: seconds,
});

const fillSchema = z.object({
  order: orderSchema,
  signature,
  /** {unit} */
  amount,
  /** The most that a buying taker pays, the least that a selling taker receives. */
  limit: id,
  currency: z.optional(currency),
});

/** Fills an order or a part of it. */
export type FillOrderRequest = z.infer<typeof fillSchema>;

/** What was traded, as the chain's log tells it. */
export interface FillOutcome {
  vintage: number;
  amount: bigint;
  price: bigint;
  commission: bigint;
  /** What is left of the order {unit}. */
  remaining: bigint;
}

const marketCall = (functionName: string, args: readonly unknown[]) => {
  const { address: to, abi } = trading.creditMarket;
  return { address: to, abi: abi as Abi, functionName, args };
};

/** Who buys pays, and allows exactly that; who sells into an order allows nothing. */
const paymentStep: TransactionStep<FillOrderRequest> = {
  name: "approvePayToken",
  async commit({ order, limit }, context) {
    if (order.side === BUY) return null;
    return approvePayTokenStep.commit({ payToken: order.payToken, maxTotal: limit }, context);
  },
  async verify({ order, limit }, receipt, context) {
    return approvePayTokenStep.verify({ payToken: order.payToken, maxTotal: limit }, receipt, context);
  },
};

const fillStep: TransactionStep<FillOrderRequest, FillOutcome> = {
  name: "fillOrder",
  async commit(request, { head }) {
    const deadline = (await head()).timestamp + DEADLINE;
    const { order, signature: signed, amount: filled, limit } = request;
    return marketCall("fillOrder", [order, signed, filled, limit, deadline]);
  },
  async verify({ order, amount: filled }, receipt, { account }) {
    const [told] = eventsOf(receipt, {
      contract: trading.creditMarket,
      eventName: "OrderFilled",
      args: { maker: order.maker, taker: account },
    });
    const fill = told.fill as FillOutcome;
    if (fill.amount !== filled) throw new TransactionFailure({ kind: "outcomeMissing", hash: receipt.transactionHash });
    const { vintage: of, price, commission, remaining } = fill;
    return { vintage: of, amount: filled, price, commission, remaining };
  },
};

/** Approves what is to be paid, if anything is, and fills the order. */
export const fillOrder: TransactionAction<FillOrderRequest, FillOutcome> = {
  name: "fillOrder",
  parse: (request) => fillSchema.parse(request),
  explain: (error, request) => inToken(error, request.currency),
  steps: [paymentStep, fillStep],
};

const cancelSchema = z.object({ nonces: z.array(id).check(z.minLength(1), z.maxLength(MAX_CANCELLED)) });

/** Cancels whatever the account signed under these nonces; what was used up meanwhile is passed over. */
export const cancelOrders: TransactionAction<z.infer<typeof cancelSchema>, { cancelled: number }> = {
  name: "cancelOrders",
  parse: (request) => cancelSchema.parse(request),
  steps: [
    {
      name: "cancelOrders",
      async commit({ nonces }) {
        return marketCall("cancelOrders", [nonces]);
      },
      async verify(_, receipt, { account }) {
        const contract = trading.creditMarket;
        return {
          cancelled: eventsOf(receipt, { contract, eventName: "OrderCancelled", args: { maker: account } }).length,
        };
      },
    },
  ],
};

/** Cancels all orders that the account signed until now. */
export const cancelAllOrders = oneCall("cancelAllOrders", z.object({}), {
  contract: trading.creditMarket,
  functionName: "cancelAllOrders",
  args: () => [],
  eventName: "AllOrdersCancelled",
  says: (_, maker) => ({ maker }),
  outcome: ({ counter }) => ({ counter: counter as bigint }),
});

/** Shows an order to everybody: it goes to the chain's log with its signature. */
export const announceOrder = oneCall("announceOrder", z.object({ order: orderSchema, signature }), {
  contract: trading.orderBoard,
  functionName: "announceOrder",
  args: (request) => [request.order, request.signature],
  eventName: "OrderAnnounced",
  says: ({ order }) => ({ maker: order.maker, vintage: order.vintage }),
  outcome: ({ order }) => ({ order: order as Hex }),
});
