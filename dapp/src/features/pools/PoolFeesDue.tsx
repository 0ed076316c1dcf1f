import { Trans, useLingui } from "@lingui/react/macro";
import { useConnection } from "wagmi";
import type { Pool } from "../../data/pools/model.ts";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Card, Notice, TokenAmount } from "../../ui/index.ts";
import { currencyOf } from "./units.ts";

/** The fees of a pool that wait in it. Anybody can send them to the treasury. */
export function PoolFeesDue({ pool }: { pool: Pool }) {
  const { t } = useLingui();
  const { address } = useConnection();
  const { flow, busy, start } = useTransaction("poolCollect");
  const done = flow?.status === "confirmed" || flow?.status === "indexed";
  const currency = currencyOf(pool);
  const send = () => start({ pool: pool.address });
  return (
    <Card className="flex flex-col gap-3 p-5">
      <p data-testid="pool-fees-due">
        <Trans>
          Due to the treasury: <TokenAmount units={pool.feesDue} currency={currency} />
        </Trans>
      </p>
      <p className="text-sm text-ink-soft">
        <Trans>The fees of deposits and redemptions wait in the pool until anybody sends them over.</Trans>
      </p>
      {pool.feesDue > 0n &&
        !done &&
        (address ? (
          <Button variant="secondary" size="sm" className="self-start" busy={busy} onClick={send}>
            <Trans>Send them to the treasury</Trans>
          </Button>
        ) : (
          <p className="text-sm text-ink-faint">
            <Trans>Connect a wallet to send them.</Trans>
          </p>
        ))}
      {flow && (
        <TransactionPanel flow={flow} onRetry={send}>
          <Notice tone="good" title={t`The treasury has received them`}>
            {flow.outcome && <TokenAmount units={flow.outcome.amount} currency={currency} />}
          </Notice>
        </TransactionPanel>
      )}
    </Card>
  );
}
