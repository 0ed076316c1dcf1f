import { Trans, useLingui } from "@lingui/react/macro";
import type { StakePosition } from "../../data/index.ts";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Notice } from "../../ui/index.ts";
import { Crbn, useChainNow } from "../token/index.ts";
import { Line } from "./LockPreview.tsx";
import type { PositionFormProps } from "./PositionDialog.tsx";
import { accruedAt, netOf } from "./reward.ts";

/** A payment as it stands now: gross, the treasury's part, and what the staker receives. It ticks in silence. */
export function AccruedLines({ position, feeBps }: { position: StakePosition; feeBps: bigint }) {
  const gross = accruedAt(position, useChainNow());
  const net = netOf(gross, feeBps);
  return (
    <>
      <Line label={<Trans>Accrued, gross</Trans>}>
        <Crbn units={gross} ticking />
      </Line>
      <Line label={<Trans>To the treasury</Trans>}>
        <Crbn units={gross - net} ticking />
      </Line>
      <Line label={<Trans>Net, to you</Trans>}>
        <strong className="font-semibold">
          <Crbn units={net} ticking />
        </strong>
      </Line>
    </>
  );
}

/** Claims what a position has accrued; its lock stays as it is. */
export function ClaimForm({ position, terms, onClose }: PositionFormProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("claimReward");
  const send = () => start({ positions: [position.id] });
  const done = flow?.status === "confirmed" || flow?.status === "indexed";
  return (
    <div className="flex flex-col gap-4">
      {!done && (
        <>
          <dl className="flex flex-col gap-2 rounded-lg bg-sunken p-4">
            <AccruedLines position={position} feeBps={terms.feeBps} />
          </dl>
          <p className="text-sm text-ink-soft">
            <Trans>The lock, the tier and the votes stay as they are. The rest of the reward goes on accruing.</Trans>
          </p>
          <Button busy={busy} onClick={send}>
            <Trans context="take a reward">Claim</Trans>
          </Button>
        </>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={send}>
          {flow.outcome && (
            <Notice tone="good" title={t`The reward is yours`}>
              <Crbn units={flow.outcome.net} />
            </Notice>
          )}
        </TransactionPanel>
      )}
      {done && (
        <Button variant="secondary" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      )}
    </div>
  );
}
