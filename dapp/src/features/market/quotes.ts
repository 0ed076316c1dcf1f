import type { Address } from "viem";
import { trading } from "../../chain/trading.ts";
import { publicClient } from "../../chain/wagmi.ts";
import type { MarketOrder } from "../../data/book/index.ts";
import { readTierOf } from "../../data/index.ts";
import type { Quote } from "../buy/index.ts";
import type { PlannedFill } from "./plan.ts";

const market = trading.creditMarket;

/** Asks the chain what several fills together cost: the only source of price, commission and total. */
export async function readQuoteMany(fills: readonly PlannedFill[], payer: Address): Promise<Quote> {
  const [{ price, commission, total, discountPercent }, tier] = await Promise.all([
    publicClient.readContract({ ...market, functionName: "quoteMany", args: [fills, payer] }),
    readTierOf(payer),
  ]);
  return { price, commission, total, discountPercent: Number(discountPercent), tier };
}

/** Asks the chain what filling an order costs, or brings. */
export async function readOrderQuote(order: MarketOrder, amount: bigint, taker: Address): Promise<Quote> {
  const [{ price, commission, total, discountPercent }, tier] = await Promise.all([
    publicClient.readContract({ ...market, functionName: "quoteOrder", args: [order, amount, taker] }),
    readTierOf(taker),
  ]);
  return { price, commission, total, discountPercent: Number(discountPercent), tier };
}
