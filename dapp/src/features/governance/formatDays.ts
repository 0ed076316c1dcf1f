import { formatDecimal } from "../../format/index.ts";

const DAY = 86_400n;

/** Writes a length of time {s} as a number of days, with two decimals at most. */
export function formatDays(seconds: bigint, locale: string): string {
  return formatDecimal((seconds * 100n) / DAY, 2, locale);
}
