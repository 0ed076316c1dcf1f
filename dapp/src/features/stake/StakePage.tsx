import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import type { StakingTerms, Tier } from "../../data/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Loading, Notice, PageHeader, Section, Skeleton } from "../../ui/index.ts";
import { Crbn, TokenTabs } from "../token/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { Positions } from "./Positions.tsx";
import { StakeForm } from "./StakeForm.tsx";
import { TierCards } from "./TierCards.tsx";
import { useStakingAccount, useStakingTerms } from "./useStaking.ts";
import { Votes } from "./Votes.tsx";

interface TiersProps {
  terms: StakingTerms;
  held: Tier | 0;
  tier: Tier;
  onTier?: (tier: Tier) => void;
}

function Tiers({ terms, held, tier, onTier }: TiersProps) {
  const { t } = useLingui();
  return (
    <Section
      title={t`Tiers`}
      intro={<Trans>Votes last as long as CRBN are staked, a tier's benefits as long as they are locked.</Trans>}
      aside={
        <span data-testid="capacity">
          <Trans>
            The reserve can still promise <Crbn units={terms.available} short />
          </Trans>
        </span>
      }
    >
      <TierCards terms={terms} held={held} chosen={tier} {...(onTier && { onChoose: onTier })} />
    </Section>
  );
}

function Halted() {
  const { t } = useLingui();
  return (
    <Notice tone="warn" title={t`Staking is paused for now`}>
      <Trans>
        Nothing can be staked, added, renewed or moved up. Claiming, withdrawing and delegating always work.
      </Trans>
    </Notice>
  );
}

function StakingOf({ address, terms }: { address: Address; terms: StakingTerms }) {
  const { t } = useLingui();
  const [tier, setTier] = useState<Tier>(1);
  const form = useRef<HTMLDivElement>(null);
  const { data, error } = useStakingAccount(address);
  function choose(chosen: Tier) {
    setTier(chosen);
    form.current?.querySelector("input")?.focus();
  }
  return (
    <>
      {data && (
        <Section title={t`My positions`}>
          <Positions account={data} terms={terms} />
        </Section>
      )}
      {!data && error && <ErrorSentence error={classifyError(error)} />}
      {!data && !error && (
        <Loading>
          <Skeleton className="mt-10 h-48" />
        </Loading>
      )}
      <Tiers terms={terms} held={data?.tier ?? 0} tier={tier} onTier={choose} />
      <div className="grid items-start gap-x-6 lg:grid-cols-2">
        <Section title={t`Stake`}>
          <div ref={form}>
            <StakeForm account={address} terms={terms} tier={tier} onTier={setTier} />
          </div>
        </Section>
        {data && (
          <Section title={t`Votes`}>
            <Votes address={address} account={data} />
          </Section>
        )}
      </div>
    </>
  );
}

/** Stakes CRBN in four tiers, and shows what is staked. Everything on it comes from the chain. */
export function StakePage() {
  const { t } = useLingui();
  const { address } = useConnection();
  const { data: terms, error } = useStakingTerms();
  return (
    <>
      <PageHeader title={t`Stake CRBN`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            Staked CRBN vote, earn a reward over their lock, and lower the commission of what you buy. A reward is
            promised only if the reserve holds it.
          </Trans>
        </p>
      </PageHeader>
      <TokenTabs />
      {!terms && error && <ErrorSentence error={classifyError(error)} />}
      {!terms && !error && (
        <Loading>
          <Skeleton className="h-72" />
        </Loading>
      )}
      {terms?.paused && <Halted />}
      {terms && address && <StakingOf key={address} address={address} terms={terms} />}
      {terms && !address && (
        <>
          <Tiers terms={terms} held={0} tier={1} />
          <div className="mt-10">
            <ConnectPrompt title={t`Connect a wallet to stake`}>
              <Trans>Your positions, their rewards and your votes appear here.</Trans>
            </ConnectPrompt>
          </div>
        </>
      )}
    </>
  );
}
