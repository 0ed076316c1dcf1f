import type { Farm } from "../../data/farms/model.ts";
import type { Currency } from "../../format/index.ts";

/** The dollar's decimals on this network. */
export const USDC: Currency = { symbol: "USDC", decimals: 6 };

/** CRBN as a currency. */
export const CRBN_CURRENCY: Currency = { symbol: "CRBN", decimals: 18 };

/** The tokens of a pair in the order in which people say them: the dollar last, wherever the pair itself has it. */
function inWords(symbols: readonly string[]): readonly string[] {
  return [...symbols].sort((a, b) => Number(a === USDC.symbol) - Number(b === USDC.symbol));
}

/** By what people know a farm: the two tokens of its pair, or the symbol of what is staked. */
export function nameOf({ symbols, symbol }: Pick<Farm, "symbols" | "symbol">): string {
  return symbols ? inWords(symbols).join(" / ") : symbol;
}

/** What is staked in a farm as a currency. The shares of all pairs are called the same, so the pair is named. */
export function stakedCurrency({ symbols, symbol, decimals }: Pick<Farm, "symbols" | "symbol" | "decimals">): Currency {
  return { symbol: symbols ? `${inWords(symbols).join("-")} LP` : symbol, decimals };
}
