import { Trans, useLingui } from "@lingui/react/macro";
import { useConnection } from "wagmi";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Card, Notice } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";

/** The treasury's part of staking rewards that waits in the reserve. Anybody can send it. */
export function FeesDue({ due }: { due: bigint }) {
  const { t } = useLingui();
  const { address } = useConnection();
  const { flow, busy, start } = useTransaction("payFees");
  const done = flow?.status === "confirmed" || flow?.status === "indexed";
  const send = () => start({});
  return (
    <Card className="mt-4 flex flex-col gap-3 p-4 sm:p-5">
      <p data-testid="fees-due">
        <Trans>
          Due from staking rewards: <Crbn units={due} />
        </Trans>
      </p>
      <p className="text-sm text-ink-soft">
        <Trans>
          A fifth of every reward is the treasury's. It waits in the reward reserve until anybody sends it over.
        </Trans>
      </p>
      {due > 0n &&
        !done &&
        (address ? (
          <Button variant="secondary" size="sm" className="self-start" busy={busy} onClick={send}>
            <Trans>Send it to the treasury</Trans>
          </Button>
        ) : (
          <p className="text-sm text-ink-faint">
            <Trans>Connect a wallet to send it.</Trans>
          </p>
        ))}
      {flow && (
        <TransactionPanel flow={flow} onRetry={send}>
          <Notice tone="good" title={t`The treasury has received it`}>
            {flow.outcome && <Crbn units={flow.outcome.amount} />}
          </Notice>
        </TransactionPanel>
      )}
    </Card>
  );
}
