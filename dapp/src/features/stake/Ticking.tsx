import { Trans, useLingui } from "@lingui/react/macro";
import type { StakePosition } from "../../data/index.ts";
import { Crbn, useChainNow } from "../token/index.ts";
import { accruedAt, netOf } from "./reward.ts";

const MINUTE = 60n;
const HOUR = 60n * MINUTE;
const DAY = 24n * HOUR;

/** How long until a second {s}; nothing once it has come. It ticks in silence: nobody wants to hear every second. */
export function Countdown({ until }: { until: bigint }) {
  const { t } = useLingui();
  const now = useChainNow();
  const left = until - now;
  if (left <= 0n) return null;
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

/** What a position has accrued, net for the staker and gross, computed every second as the contract would. */
export function AccruedReward({ position, feeBps }: { position: StakePosition; feeBps: bigint }) {
  const gross = accruedAt(position, useChainNow());
  return (
    <span className="flex flex-col">
      <span className="font-semibold" data-testid="accrued">
        <Crbn units={netOf(gross, feeBps)} ticking />
      </span>
      <span className="text-sm text-ink-soft">
        <Trans>
          gross <Crbn units={gross} ticking />
        </Trans>
      </span>
    </span>
  );
}

/** What several positions have accrued together, net for the staker. */
export function AccruedTogether({ positions, feeBps }: { positions: readonly StakePosition[]; feeBps: bigint }) {
  const now = useChainNow();
  const net = positions.reduce((sum, position) => sum + netOf(accruedAt(position, now), feeBps), 0n);
  return <Crbn units={net} ticking />;
}
