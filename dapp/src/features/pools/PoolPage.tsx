import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "@tanstack/react-router";
import { NotFoundError } from "../../data/index.ts";
import type { Pool } from "../../data/pools/model.ts";
import { useLocale } from "../../i18n/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import {
  AddressText,
  buttonClass,
  Card,
  EmptyState,
  Facts,
  Loading,
  PageHeader,
  Section,
  Skeleton,
  TokenAmount,
  Tonnes,
} from "../../ui/index.ts";
import { Actions } from "./Actions.tsx";
import { BackingProof } from "./BackingProof.tsx";
import { Contents } from "./Contents.tsx";
import { CriteriaCard } from "./CriteriaCard.tsx";
import { Moves } from "./Moves.tsx";
import { PausedPill } from "./PausedPill.tsx";
import { PoolFeesDue } from "./PoolFeesDue.tsx";
import { PoolPrice } from "./PoolPrice.tsx";
import { currencyOf, feePercent } from "./units.ts";
import { useBacking, usePool } from "./usePools.ts";

function PoolFacts({ pool }: { pool: Pool }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { address, supply, cap, remaining, fees, vintages } = pool;
  return (
    <Card className="p-5">
      <Facts
        facts={[
          [t`Tokens that exist`, <TokenAmount key="supply" units={supply} currency={currencyOf(pool)} />],
          [t`Vintages in it`, String(vintages)],
          [t`Price of a token`, <PoolPrice key="price" pool={address} />],
          [t`Cap`, <Tonnes key="cap" units={cap} />],
          [t`Left until the cap`, <Tonnes key="left" units={remaining} />],
          [t`Fee of a deposit`, feePercent(fees.deposit, locale)],
          [t`Fee of choosing vintages`, feePercent(fees.selective, locale)],
          [t`Fee of taking by the queue`, feePercent(fees.automatic, locale)],
          [t`Contract`, <AddressText key="address" address={address} />],
        ]}
      />
    </Card>
  );
}

function PoolView({ pool }: { pool: Pool }) {
  const { t } = useLingui();
  const { data: backing, error } = useBacking(pool.address);
  const problem = error && !backing && <ErrorSentence error={classifyError(error)} />;
  const waiting = !backing && !error && (
    <Loading>
      <Skeleton className="h-48" />
    </Loading>
  );
  return (
    <>
      <PageHeader
        title={pool.name}
        eyebrow={
          <Link to="/pools" className="text-brand underline">
            <Trans>Pools</Trans>
          </Link>
        }
      >
        <span className="flex flex-wrap items-center gap-2">
          <PausedPill until={pool.pausedUntil} />
          <Link to="/market/pool/$pool" params={{ pool: pool.address }} className={buttonClass("secondary", "sm")}>
            <Trans>Open the book</Trans>
          </Link>
        </span>
      </PageHeader>
      <PoolFacts pool={pool} />
      <Section title={t`Deposit, redeem, retire`}>
        <Actions pool={pool} holdings={backing?.holdings} />
      </Section>
      <Section title={t`What may be deposited`}>
        <CriteriaCard pool={pool.address} />
      </Section>
      <Section title={t`Proof of backing`}>
        {backing && <BackingProof pool={pool} backing={backing} />}
        {problem}
        {waiting}
      </Section>
      <Section title={t`What lies in the pool`} intro={t`In the order in which the queue gives it out.`}>
        {backing && <Contents holdings={backing.holdings} />}
        {problem}
        {waiting}
      </Section>
      <Section title={t`Fees`}>
        <PoolFeesDue pool={pool} />
      </Section>
      <Section title={t`Deposits and redemptions`}>
        <Moves pool={pool} />
      </Section>
    </>
  );
}

/** A pool: its criteria, what lies in it and the proof, and what can be done with it. Everything on it comes from the chain. */
export function PoolPage() {
  const { t } = useLingui();
  const { pool: address } = useParams({ from: "/pools/$pool" });
  const { data, error } = usePool(address);
  if (data) return <PoolView key={data.address} pool={data} />;
  return (
    <>
      <PageHeader title={t`Pool`} />
      {error instanceof NotFoundError ? (
        <EmptyState title={t`There is no pool with this address`}>
          <Link to="/pools" className="text-brand underline">
            <Trans>To the pools</Trans>
          </Link>
        </EmptyState>
      ) : error ? (
        <ErrorSentence error={classifyError(error)} />
      ) : (
        <Loading>
          <Skeleton className="h-80" />
        </Loading>
      )}
    </>
  );
}
