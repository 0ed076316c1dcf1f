import { formatDecimal, toDecimalString } from "./decimal.ts";

/** One tonne of CO2 equivalent in on-chain units. */
export const TONNE = 10n ** 18n;

/** Fraction digits of a tonne. */
export const TONNE_DECIMALS = 18;

/** The smallest retirement, deposit or listing: 0.001 t. */
export const MIN_AMOUNT = TONNE / 1_000n;

/** Tonnes, exact: `10250000000000000000n` → "10.25". */
export function formatTonnes(units: bigint, locale: string): string {
  return formatDecimal(units, TONNE_DECIMALS, locale);
}

/** Tonnes to three decimals, cut off; dust reads "<0.001" and never 0. */
export function formatTonnesShort(units: bigint, locale: string): string {
  return formatDecimal(units, TONNE_DECIMALS, locale, { maximum: 3 });
}

/** Tonnes in a headline: whole from a thousand on, to three decimals below. Always cut off, never rounded up. */
export function formatTonnesHeadline(units: bigint, locale: string): string {
  return formatDecimal(units, TONNE_DECIMALS, locale, { maximum: units >= 1_000n * TONNE ? 0 : 3 });
}

/** Tonnes as a plain decimal without grouping, for addresses and inputs. */
export function tonnesToInput(units: bigint): string {
  return toDecimalString(units, TONNE_DECIMALS);
}

/** A share in per cent, exact: "12.5%". One per cent is 10^decimals. */
export function formatPercent(share: bigint, decimals: number, locale: string): string {
  const exact = formatDecimal(share, decimals, locale);
  return new Intl.NumberFormat(locale, { style: "percent" })
    .formatToParts(0.01)
    .map(({ type, value }) => (type === "integer" ? exact : value))
    .join("");
}

/** What part of a whole a part is, rounded half up, as "12.5%"; "<0.1%" instead of 0 and ">99.9%" instead of 100 when it is not quite. */
export function formatShare(part: bigint, whole: bigint, locale: string): string {
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  if (whole <= 0n || part <= 0n) return percent.format(0);
  if (part >= whole) return percent.format(1);
  const perMille = Number((part * 2_000n + whole) / (whole * 2n));
  if (perMille === 0) return `<${percent.format(0.001)}`;
  return part * 1_000n > whole * 999n ? `>${percent.format(0.999)}` : percent.format(perMille / 1_000);
}
