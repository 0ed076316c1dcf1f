/** How a fixed-point amount is shortened. */
export interface DecimalOptions {
  /** At least so many fraction digits. */
  minimum?: number;
  /** At most so many; the rest is cut off, never rounded up, and an amount that would look like 0 reads "<0.001". */
  maximum?: number;
}

/** A fixed-point amount as a plain exact decimal: `12500000000000000000n`, 18 → "12.5". For machines: no grouping. */
export function toDecimalString(amount: bigint, decimals: number): string {
  const { sign, whole, fraction } = split(amount, decimals);
  return fraction ? `${sign}${whole}.${fraction}` : `${sign}${whole}`;
}

/** A fixed-point amount as a person reads it: exact unless `maximum` shortens it, with the locale's grouping. */
export function formatDecimal(amount: bigint, decimals: number, locale: string, options: DecimalOptions = {}): string {
  const { minimum = 0, maximum = decimals } = options;
  const { sign, whole, fraction } = split(amount, decimals);
  const kept = fraction.slice(0, maximum).replace(/0+$/, "").padEnd(minimum, "0");
  const point = decimalPoint(locale);
  if (whole === 0n && fraction && !/[1-9]/.test(kept)) {
    const least = `0${point}${"0".repeat(Math.max(0, maximum - 1))}1`;
    return sign ? `>-${least}` : `<${least}`;
  }
  const grouped = new Intl.NumberFormat(locale).format(whole);
  return kept ? `${sign}${grouped}${point}${kept}` : `${sign}${grouped}`;
}

/** Whether `formatDecimal` with this maximum drops digits. */
export function isShortened(amount: bigint, decimals: number, maximum: number): boolean {
  return split(amount, decimals).fraction.length > maximum;
}

function split(amount: bigint, decimals: number) {
  const absolute = amount < 0n ? -amount : amount;
  const base = 10n ** BigInt(decimals);
  const fraction = (absolute % base).toString().padStart(decimals, "0").slice(0, decimals).replace(/0+$/, "");
  return { sign: amount < 0n ? "-" : "", whole: absolute / base, fraction: decimals === 0 ? "" : fraction };
}

function decimalPoint(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(1.1).find(({ type }) => type === "decimal")?.value ?? ".";
}
