/** Exact amounts in words. Nothing is rounded: a tonne has 18 decimals, and all that are not zero are shown. */
import { formatUnits, parseUnits } from "viem";

/** One tonne in on-chain units. */
export const TONNE = 10n ** 18n;

/** 12500000000000000000n → "12.5 t", 1454054e18 → "1,454,054 t". */
export function formatTonnes(units: bigint): string {
  return `${grouped(formatUnits(units, 18))} t`;
}

/** 6 decimals: 12500000n → "12.5 USDC". */
export function formatMoney(units: bigint, decimals: number, symbol: string): string {
  return `${grouped(formatUnits(units, decimals))} ${symbol}`;
}

/** "12.5" → units; refuses more than 18 decimals instead of rounding. */
export function parseTonnes(text: string): bigint {
  if (!/^[0-9]{1,15}(?:\.[0-9]{1,18})?$/.test(text)) throw new RangeError(`"${text}" is not an amount of tonnes`);
  return parseUnits(text, 18);
}

function grouped(decimal: string): string {
  const [whole, fraction] = decimal.split(".");
  const digits = (whole as string).replace(/\B(?=(?:\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}
