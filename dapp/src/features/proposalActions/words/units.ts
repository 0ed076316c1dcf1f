import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { formatDecimal } from "../../../format/index.ts";
import { useLocale } from "../../../i18n/index.ts";

const DAY = 86_400;
const HOUR = 3_600;

/** Rates are written with 1e18 = 100 %, so 1e16 is one per cent. */
export const RATE_DECIMALS = 16;
/** APYs are written with 1e4 = 100 %. */
export const BPS_DECIMALS = 2;

/** Writes a length of time {s} in days, else in hours, else in seconds: always exact. */
export function useDuration(): (seconds: bigint | number) => string {
  const { t } = useLingui();
  const locale = useLocale();
  return (seconds) => {
    const length = Number(seconds);
    if (length > 0 && length % DAY === 0) return t`${plural(length / DAY, { one: "# day", other: "# days" })}`;
    if (length > 0 && length % HOUR === 0) return t`${plural(length / HOUR, { one: "# hour", other: "# hours" })}`;
    const written = formatDecimal(BigInt(seconds), 0, locale);
    return t`${written} seconds`;
  };
}
