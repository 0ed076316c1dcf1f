import { formatPercent } from "../../format/index.ts";

/** A share in per cent, exact: "12.5%" with `decimals` such that 10^decimals is 100 %. */
export function percent(share: bigint, decimals: number, locale: string): string {
  return formatPercent(share, decimals - 2, locale);
}
