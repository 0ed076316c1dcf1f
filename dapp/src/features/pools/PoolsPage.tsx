import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Pool } from "../../data/pools/model.ts";
import { useLocale } from "../../i18n/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { Card, EmptyState, Facts, Loading, PageHeader, Skeleton, Tonnes, Verbatim } from "../../ui/index.ts";
import { PausedPill } from "./PausedPill.tsx";
import { PoolPrice } from "./PoolPrice.tsx";
import { feePercent } from "./units.ts";
import { usePools } from "./usePools.ts";

function PoolCard({ pool }: { pool: Pool }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { address, name, symbol, supply, cap, remaining, fees, vintages } = pool;
  return (
    <li>
      <Card className="flex h-full flex-col gap-4 p-5">
        <div>
          <div className="flex flex-wrap items-baseline gap-x-3">
            <h2 className="text-lg font-semibold break-words">
              <Link to="/pools/$pool" params={{ pool: address }} className="text-brand underline">
                <Verbatim text={name} />
              </Link>
            </h2>
            <span className="font-mono text-sm text-ink-soft">
              <Verbatim text={symbol} />
            </span>
            <PausedPill until={pool.pausedUntil} />
          </div>
          <p className="mt-1 text-ink-soft">
            <Tonnes units={supply} short /> ·{" "}
            <Plural value={vintages} _0="no vintages" one="# vintage" other="# vintages" />
          </p>
        </div>
        <Facts
          facts={[
            [t`Price of a token`, <PoolPrice key="price" pool={address} />],
            [t`Cap`, <Tonnes key="cap" units={cap} />],
            [t`Left until the cap`, <Tonnes key="left" units={remaining} short />],
            [t`Fee of a deposit`, feePercent(fees.deposit, locale)],
            [t`Fee of choosing vintages`, feePercent(fees.selective, locale)],
            [t`Fee of taking by the queue`, feePercent(fees.automatic, locale)],
          ]}
        />
      </Card>
    </li>
  );
}

/** The pools, each with what lies in it, its fees and its price. From the chain, so that nothing is behind. */
export function PoolsPage() {
  const { t } = useLingui();
  const { data, error } = usePools();
  return (
    <>
      <PageHeader title={t`Pools`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            A pool takes credits that meet its criteria and gives one token for every tonne. The tokens can be traded,
            and whoever has them can take the credits out again, or retire them, at any time.
          </Trans>
        </p>
      </PageHeader>
      {data?.length === 0 && <EmptyState title={t`There are no pools yet`} />}
      {data && data.length > 0 && (
        <ul className="grid gap-5 md:grid-cols-2" data-testid="pools">
          {data.map((pool) => (
            <PoolCard key={pool.address} pool={pool} />
          ))}
        </ul>
      )}
      {!data && error && <ErrorSentence error={classifyError(error)} />}
      {!data && !error && (
        <Loading>
          <Skeleton className="h-64" />
        </Loading>
      )}
    </>
  );
}
