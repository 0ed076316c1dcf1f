import { Trans, useLingui } from "@lingui/react/macro";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Notice } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";
import { AccruedLines } from "./ClaimForm.tsx";
import { Line } from "./LockPreview.tsx";
import type { PositionFormProps } from "./PositionDialog.tsx";

/** Takes an unlocked position back whole, with what it has accrued. */
export function WithdrawForm({ position, terms, onClose }: PositionFormProps) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("withdrawStake");
  const send = () => start({ position: position.id });
  const done = flow?.status === "confirmed" || flow?.status === "indexed";
  return (
    <div className="flex flex-col gap-4">
      {!done && (
        <>
          <dl className="flex flex-col gap-2 rounded-lg bg-sunken p-4">
            <Line label={<Trans>Staked, back to you</Trans>}>
              <Crbn units={position.amount} />
            </Line>
            <AccruedLines position={position} feeBps={terms.feeBps} />
          </dl>
          <p className="text-sm text-ink-soft">
            <Trans>
              The position ends, and with it <Crbn units={position.amount} symbol="sCRBN" /> of voting power.
            </Trans>
          </p>
          <Button busy={busy} onClick={send}>
            <Trans>Withdraw</Trans>
          </Button>
        </>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={send}>
          {flow.outcome && (
            <Notice tone="good" title={t`Your CRBN are back`}>
              <Crbn units={flow.outcome.amount} />
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
