import type { Pool } from "../../data/pools/model.ts";
import type { Currency } from "../../format/index.ts";
import { formatPercent } from "../../format/index.ts";

/** A pool's tokens as a currency: one stands for one tonne. */
export function currencyOf({ symbol }: Pick<Pool, "symbol">): Currency {
  return { symbol, decimals: 18 };
}

/** A pool's fee in per cent. @param rate {1e3 = 100 %} */
export function feePercent(rate: number, locale: string): string {
  return formatPercent(BigInt(rate), 1, locale);
}
