import { formatDecimal, toDecimalString } from "../../format/index.ts";

/** Fraction digits of CRBN, and of sCRBN. */
export const CRBN_DECIMALS = 18;

/** One CRBN in on-chain units. */
export const CRBN = 10n ** 18n;

/** Fraction digits of an amount that is not written out whole. */
const SHORT_DIGITS = 4;

/** CRBN, exact: `1500000000000000000n` → "1.5". */
export function formatCrbn(units: bigint, locale: string): string {
  return formatDecimal(units, CRBN_DECIMALS, locale);
}

/** CRBN to four decimals, cut off, never rounded up; less than that reads "<0.0001" and never 0. */
export function formatCrbnShort(units: bigint, locale: string): string {
  return formatDecimal(units, CRBN_DECIMALS, locale, { maximum: SHORT_DIGITS });
}

/** The same with all four decimals, so that a figure that ticks keeps its width. */
export function formatCrbnFixed(units: bigint, locale: string): string {
  return formatDecimal(units, CRBN_DECIMALS, locale, { minimum: SHORT_DIGITS, maximum: SHORT_DIGITS });
}

/** CRBN as a plain exact decimal without grouping, for inputs. */
export function crbnToInput(units: bigint): string {
  return toDecimalString(units, CRBN_DECIMALS);
}

/** Whether {@link formatCrbnShort} drops digits of an amount. */
export function isCrbnShortened(units: bigint): boolean {
  return units % 10n ** BigInt(CRBN_DECIMALS - SHORT_DIGITS) !== 0n;
}
