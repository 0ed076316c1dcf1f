import { creditMarketAbi, orderBoardAbi } from "../generated/trading.ts";
import { addressOf } from "./contracts.ts";

/** The market with all that it can do, for what only the pages of trading ask of it: see {@link contracts} for the rest. */
export const trading = {
  creditMarket: { address: addressOf("CreditMarket"), abi: creditMarketAbi },
  orderBoard: { address: addressOf("OrderBoard"), abi: orderBoardAbi },
} as const;
