import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import type { AirdropRound } from "../../data/airdrop.ts";
import { claimableIn, phaseOf, readClaimed, vestedIn } from "../../data/airdrop.ts";
import { marketKey } from "../../data/index.ts";
import { classifyError, ErrorSentence, TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { AddressText, Button, type Fact, Facts, Loading, Notice, PartsBar, Skeleton } from "../../ui/index.ts";
import { Crbn, useChainNow } from "../token/index.ts";
import { type Claim, ProofsError } from "./proofs.ts";
import { useEligibility } from "./useEligibility.ts";
import { problemSentences } from "./words.ts";

interface EligibilityProps {
  round: AirdropRound;
  account: Address;
}

interface GrantedProps extends EligibilityProps {
  claim: Claim;
  /** What the account was paid {CRBN}. */
  claimed: bigint;
}

function Amounts({ round, claim: { amount }, claimed }: GrantedProps) {
  const { t } = useLingui();
  const now = useChainNow();
  const vested = vestedIn(round, amount, now);
  const claimable = claimableIn(round, amount, claimed, now);
  const grows = phaseOf(round, now) === "vesting";
  const facts: Fact[] = [
    [t`Amount in the end`, <Crbn key="amount" units={amount} short />],
    [t`Vested so far`, <Crbn key="vested" units={vested} short={!grows} ticking={grows} />],
    [
      t`Claimed`,
      <span key="claimed" data-testid="claimed">
        <Crbn units={claimed} short />
      </span>,
    ],
    [
      t`Claimable now`,
      <strong key="claimable" className="text-brand" data-testid="claimable">
        <Crbn units={claimable} short={!grows} ticking={grows} />
      </strong>,
    ],
  ];
  return (
    <>
      <PartsBar
        className="mb-4"
        whole={amount}
        parts={[
          { key: "claimed", amount: claimed, className: "bg-brand" },
          { key: "claimable", amount: claimable, className: "bg-trace" },
          { key: "rest", amount: amount - claimed - claimable, className: "bg-line" },
        ]}
      />
      <Facts rows facts={facts} />
    </>
  );
}

function ClaimButton({ round, claim, claimed, busy, onClaim }: GrantedProps & { busy: boolean; onClaim: () => void }) {
  const { t } = useLingui();
  const { address } = useConnection();
  const now = useChainNow();
  const { number } = round;
  const phase = phaseOf(round, now);
  if (phase === "closed" || phase === "swept") {
    return (
      <p className="text-sm text-ink-soft">
        <Trans>The deadline has passed: nothing can be claimed any more.</Trans>
      </p>
    );
  }
  if (!address) {
    return (
      <p className="text-sm text-ink-soft">
        <Trans>Connect a wallet to claim.</Trans>
      </p>
    );
  }
  const claimable = claimableIn(round, claim.amount, claimed, now);
  return (
    <Button
      busy={busy}
      disabled={claimable === 0n && !busy}
      onClick={onClaim}
      aria-label={t`Claim from round ${number}`}
    >
      {t({ message: "Claim", context: "take a reward" })}
    </Button>
  );
}

/** What the round grants the account, and the way to claim it. */
function Granted(props: GrantedProps) {
  const { round, account, claim } = props;
  const { t } = useLingui();
  const { address } = useConnection();
  const { flow, busy, start } = useTransaction("claimAirdrop");
  const send = () => start({ round: BigInt(round.number), account, ...claim });
  return (
    <>
      <Amounts {...props} />
      <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <ClaimButton {...props} busy={busy} onClaim={send} />
        {address && address !== account && (
          <span className="text-sm text-ink-soft">
            <Trans>
              It is paid to <AddressText address={account} copy={false} />, whoever claims it.
            </Trans>
          </span>
        )}
      </div>
      {flow && (
        <div className="mt-4">
          <TransactionPanel flow={flow} onRetry={send}>
            {flow.outcome && (
              <Notice tone="good" title={t`What has vested is paid`}>
                <Crbn units={flow.outcome.amount} />
              </Notice>
            )}
          </TransactionPanel>
        </div>
      )}
    </>
  );
}

function Problem({ error, onRetry, busy }: { error: Error; onRetry: () => void; busy: boolean }) {
  const { t, i18n } = useLingui();
  return (
    <Notice tone="warn" alert title={t`The file of proofs cannot be used`}>
      {error instanceof ProofsError ? (
        <p>{i18n._(problemSentences[error.problem])}</p>
      ) : (
        <ErrorSentence error={classifyError(error)} />
      )}
      <Button size="sm" variant="secondary" className="mt-3" busy={busy} onClick={onRetry}>
        <Trans>Try again</Trans>
      </Button>
    </Notice>
  );
}

function Answer({ round, account }: EligibilityProps) {
  const { t } = useLingui();
  const { data: claim, error, refetch, isFetching } = useEligibility(round, account);
  const paid = useQuery({
    queryKey: [...marketKey, "airdropClaimed", round.number, account],
    queryFn: () => readClaimed(round.number, account),
    enabled: Boolean(claim),
    refetchInterval: 8_000,
  });
  if (error) return <Problem error={error} onRetry={() => void refetch()} busy={isFetching} />;
  if (claim === null) {
    return (
      <Notice tone="info" title={t`Not in this round`}>
        <Trans>
          The round's file names every recipient, which was verified, and <AddressText address={account} copy={false} />{" "}
          is not among them.
        </Trans>
      </Notice>
    );
  }
  if (paid.error && paid.data === undefined) return <ErrorSentence error={classifyError(paid.error)} />;
  if (claim === undefined || paid.data === undefined) {
    return (
      <Loading>
        <Skeleton className="h-24" />
      </Loading>
    );
  }
  return <Granted round={round} account={account} claim={claim} claimed={paid.data} />;
}

/** What a round grants an account: from its published file, verified in the reader's browser. */
export function Eligibility(props: EligibilityProps) {
  return (
    <div className="mt-6 border-t border-line pt-5" data-testid="eligibility">
      <p className="mb-4 text-sm font-medium">
        <Trans>
          For <AddressText address={props.account} />
        </Trans>
      </p>
      <Answer {...props} />
    </div>
  );
}
