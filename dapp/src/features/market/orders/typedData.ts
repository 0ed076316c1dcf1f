import type { TypedDataDefinition } from "viem";
import { MARKET_ORDER_TYPES } from "../../../../../script/chain/typedData.ts";
import { env } from "../../../chain/env.ts";
import { trading } from "../../../chain/trading.ts";
import type { MarketOrder, SignedOrder } from "../../../data/book/index.ts";
import { isSignedBy } from "../../handover/index.ts";

/** The EIP-712 domain of the market. */
const domain = {
  name: "Carbontrace Credit Market",
  version: "1",
  chainId: env.chainId,
  verifyingContract: trading.creditMarket.address,
} as const;

/** What a maker's wallet is asked to sign. */
export function marketOrderData(order: MarketOrder): TypedDataDefinition<typeof MARKET_ORDER_TYPES, "Order"> {
  return { domain, types: MARKET_ORDER_TYPES, primaryType: "Order", message: { ...order } };
}

/** Whether the market would take the signature for the maker's. */
export function isSignedByMaker({ order, signature }: SignedOrder): Promise<boolean> {
  return isSignedBy(order.maker, marketOrderData(order) as TypedDataDefinition, signature);
}
