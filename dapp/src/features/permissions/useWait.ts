import { useLingui } from "@lingui/react/macro";

const DAY = 86_400;

/** A delay in words: whole days, else hours {s}. */
export function useWait(): (seconds: bigint | number) => string {
  const { t } = useLingui();
  return (seconds) => {
    const whole = Number(seconds);
    if (whole === 0) return t`at once`;
    const days = whole / DAY;
    const hours = String(Math.round((whole / 3_600) * 10) / 10);
    if (!Number.isInteger(days)) return t`after ${hours} hours`;
    const number = String(days);
    return days === 1 ? t`after 1 day` : t`after ${number} days`;
  };
}
