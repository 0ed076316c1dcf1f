import { Trans, useLingui } from "@lingui/react/macro";
import { useConnection } from "wagmi";
import { coin } from "../../chain/deployment.ts";
import { type Proposal, type ProposalStanding, stateAt } from "../../data/governance.ts";
import { formatDecimal } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Card, Notice } from "../../ui/index.ts";
import { useChainNow } from "../token/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { formatDays } from "./formatDays.ts";
import { moveRequest } from "./moveRequest.ts";
import { useMissingValue } from "./useGovernance.ts";

interface MoveOnProps {
  proposal: Proposal;
  standing: ProposalStanding;
  /** How long it waits in the Timelock {s}; absent while the chain is asked. */
  delay: bigint | undefined;
  /** Whether the Governor could never queue it. */
  refused: boolean;
}

function Queue({ proposal, delay }: Pick<MoveOnProps, "proposal" | "delay">) {
  const locale = useLocale();
  const { flow, busy, start } = useTransaction("queueProposal");
  const send = () => start(moveRequest(proposal));
  const days = delay === undefined ? "…" : formatDays(delay, locale);
  return (
    <>
      <p className="text-sm text-ink-soft">
        <Trans>
          The stakers have agreed. Anybody can put the proposal into the Timelock's queue, where it waits {days} days.
        </Trans>
      </p>
      <Button busy={busy} onClick={send}>
        <Trans>Put into the queue</Trans>
      </Button>
      {flow && <TransactionPanel flow={flow} onRetry={send} />}
    </>
  );
}

function Execute({ proposal }: Pick<MoveOnProps, "proposal">) {
  const { t } = useLingui();
  const locale = useLocale();
  const { data: value } = useMissingValue(proposal);
  const { flow, busy, start } = useTransaction("executeProposal");
  const send = () => value !== undefined && start({ ...moveRequest(proposal), value });
  const { symbol } = coin;
  const amount = value === undefined ? "" : formatDecimal(value, coin.decimals, locale);
  return (
    <>
      <p className="text-sm text-ink-soft">
        <Trans>The proposal has waited. Anybody can execute it; all its calls are made, or none.</Trans>
      </p>
      {value !== undefined && value > 0n && (
        <Notice tone="warn" title={t`This costs you more than gas`}>
          <Trans>
            The calls send coins that the Timelock does not hold: your wallet adds {amount} {symbol}.
          </Trans>
        </Notice>
      )}
      <Button busy={busy} disabled={value === undefined && !busy} onClick={send}>
        <Trans>Execute</Trans>
      </Button>
      {flow && <TransactionPanel flow={flow} onRetry={send} />}
    </>
  );
}

/** What moves a proposal on once voting is over; absent while nothing can. */
export function MoveOn({ proposal, standing, delay, refused }: MoveOnProps) {
  const { t } = useLingui();
  const { address } = useConnection();
  const now = useChainNow();
  const state = stateAt(standing, now);
  const ready = state === "queued" && now >= standing.eta;
  if (!ready && (state !== "succeeded" || refused)) return null;
  if (!address) {
    return (
      <ConnectPrompt title={ready ? t`Connect a wallet to execute` : t`Connect a wallet to queue`}>
        <Trans>Anybody can do it, whether a staker or not.</Trans>
      </ConnectPrompt>
    );
  }
  return (
    <Card className="flex flex-col gap-4 p-5">
      {ready ? <Execute proposal={proposal} /> : <Queue proposal={proposal} delay={delay} />}
    </Card>
  );
}
