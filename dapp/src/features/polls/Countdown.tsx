import { useLingui } from "@lingui/react/macro";
import { useChainNow } from "../token/index.ts";

const MINUTE = 60n;
const HOUR = 60n * MINUTE;
const DAY = 24n * HOUR;

/** How long until the second `until` is over {s}; nothing once it is. It ticks in silence. */
export function Countdown({ until }: { until: bigint }) {
  const { t } = useLingui();
  const left = until - useChainNow();
  if (left < 0n) return null;
  const days = String(left / DAY);
  const hours = String((left % DAY) / HOUR);
  const minutes = String((left % HOUR) / MINUTE);
  const seconds = String(left % MINUTE);
  return (
    <span className="whitespace-nowrap tabular-nums" data-testid="countdown">
      {left >= DAY ? t`${days} d ${hours} h ${minutes} min` : t`${hours} h ${minutes} min ${seconds} s`}
    </span>
  );
}
