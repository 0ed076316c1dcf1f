import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useConnection } from "wagmi";
import { marketKey } from "../../data/index.ts";
import { readGrants } from "../../data/vesting.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { EmptyState, Loading, PageHeader, Section, Skeleton } from "../../ui/index.ts";
import { TokenTabs } from "../token/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { BucketTable } from "./BucketTable.tsx";
import { GrantCard } from "./GrantCard.tsx";

function GrantsOf({ account }: { account: Address }) {
  const { t } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "grants", account],
    queryFn: () => readGrants(account),
    refetchInterval: 8_000,
  });
  if (!data && error) return <ErrorSentence error={classifyError(error)} />;
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-80" />
      </Loading>
    );
  }
  if (data.length === 0) {
    return (
      <EmptyState title={t`Your account has no grants`}>
        <Trans>Grants that are made to your account, handed over or offered to it appear here.</Trans>
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {data.map((grant) => (
        <GrantCard key={String(grant.id)} grant={grant} account={account} />
      ))}
    </div>
  );
}

/** The account's grants, and what the six buckets have left. Everything on it comes from the chain. */
export function VestingPage() {
  const { t } = useLingui();
  const { address } = useConnection();
  return (
    <>
      <PageHeader title={t`Vesting`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            A grant pays out bit by bit, by a rule that its bucket fixes. What has vested is the beneficiary's, whatever
            happens.
          </Trans>
        </p>
      </PageHeader>
      <TokenTabs />
      <Section title={t`My grants`}>
        {address ? (
          <GrantsOf key={address} account={address} />
        ) : (
          <ConnectPrompt title={t`Connect a wallet to see your grants`}>
            <Trans>Grants that are made to your account, handed over or offered to it appear here.</Trans>
          </ConnectPrompt>
        )}
      </Section>
      <Section
        title={t`Six buckets`}
        intro={t`The whole supply of 1,000,000,000 CRBN. No grant takes more than its bucket has left.`}
      >
        <BucketTable />
      </Section>
    </>
  );
}
