import { Trans, useLingui } from "@lingui/react/macro";
import type { StakePosition, StakingTerms } from "../../data/index.ts";
import { chainNow } from "../../data/index.ts";
import { MAX_CLAIMED, TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Card, Notice } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";
import { accruedAt } from "./reward.ts";
import { AccruedTogether } from "./Ticking.tsx";

/** The positions that have accrued something, the oldest first, at most as many as one claim names. */
function claimable(positions: readonly StakePosition[]): StakePosition[] {
  const now = chainNow();
  return positions
    .filter((position) => accruedAt(position, now) > 0n)
    .reverse()
    .slice(0, MAX_CLAIMED);
}

/** What all positions have accrued together, and one payment of it. */
export function ClaimAll({ positions, terms }: { positions: readonly StakePosition[]; terms: StakingTerms }) {
  const { t } = useLingui();
  const { flow, busy, start, reset } = useTransaction("claimReward");
  const send = () => start({ positions: claimable(positions).map(({ id }) => id) });
  const many = positions.length > MAX_CLAIMED;
  return (
    <Card className="mb-4 flex flex-col gap-4 p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div>
          <p className="text-sm text-ink-faint">
            <Trans>Accrued in all positions, net to you</Trans>
          </p>
          <p className="text-xl font-semibold" data-testid="accrued-together">
            <AccruedTogether positions={positions} feeBps={terms.feeBps} />
          </p>
        </div>
        <Button variant="secondary" busy={busy} disabled={claimable(positions).length === 0 && !busy} onClick={send}>
          <Trans>Claim all</Trans>
        </Button>
      </div>
      {many && (
        <p className="text-sm text-ink-soft">
          <Trans>One claim takes up to {MAX_CLAIMED} positions, the oldest first. Claim again for the rest.</Trans>
        </p>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={send}>
          {flow.outcome && (
            <Notice tone="good" title={t`The reward is yours`}>
              <Crbn units={flow.outcome.net} />{" "}
              <Button size="sm" variant="quiet" onClick={reset}>
                <Trans>Close</Trans>
              </Button>
            </Notice>
          )}
        </TransactionPanel>
      )}
    </Card>
  );
}
