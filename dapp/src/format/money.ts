import { formatDecimal } from "./decimal.ts";

/** A pay token, as far as its amounts are shown. */
export interface Currency {
  symbol: string;
  decimals: number;
}

/** An amount of money with its symbol: at least two fraction digits, exact up to six: "12.50 USDC", "<0.000001 DAI". */
export function formatMoney(amount: bigint, currency: Currency, locale: string): string {
  return `${formatMoneyAmount(amount, currency.decimals, locale)} ${currency.symbol}`;
}

/** The same without the symbol. */
export function formatMoneyAmount(amount: bigint, decimals: number, locale: string): string {
  return formatDecimal(amount, decimals, locale, { minimum: Math.min(2, decimals), maximum: Math.min(6, decimals) });
}
