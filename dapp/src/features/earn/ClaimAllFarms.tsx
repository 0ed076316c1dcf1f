import { Trans, useLingui } from "@lingui/react/macro";
import type { FarmPosition } from "../../data/farms/model.ts";
import { MAX_FARMS_CLAIMED, TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Card, Notice } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";

/** What the account has earned in all farms, and the button that claims it in one transaction. */
export function ClaimAllFarms({ positions }: { positions: readonly FarmPosition[] }) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("farmClaim");
  const earning = positions.filter(({ reward }) => reward > 0n).slice(0, MAX_FARMS_CLAIMED);
  const sum = earning.reduce((total, { reward }) => total + reward, 0n);
  const done = flow?.status === "confirmed" || flow?.status === "indexed";
  const send = () => start({ farms: earning.map(({ token }) => token) });
  return (
    <Card className="mb-5 flex flex-col gap-3 p-5">
      <p data-testid="earned">
        <Trans>
          Earned in all farms, to be claimed: <Crbn units={sum} />
        </Trans>
      </p>
      {sum > 0n && !done && (
        <Button className="self-start" busy={busy} onClick={send}>
          <Trans>Claim all</Trans>
        </Button>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={send}>
          <Notice tone="good" title={t`The CRBN is yours`}>
            {flow.outcome && <Crbn units={flow.outcome.reward} />}
          </Notice>
        </TransactionPanel>
      )}
    </Card>
  );
}
