import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { formatDecimal } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";

const DAY = 86_400;

/** Writes the length of a lock {s} in days: whole ones, or with a fraction where a tier has one. */
export function useLockDays(): (seconds: number) => string {
  const { t } = useLingui();
  const locale = useLocale();
  return (seconds) => {
    if (seconds % DAY === 0) return t`${plural(seconds / DAY, { one: "# day", other: "# days" })}`;
    const days = formatDecimal(BigInt(Math.ceil((seconds * 1_000) / DAY)), 3, locale);
    return t`${days} days`;
  };
}
