import { Trans, useLingui } from "@lingui/react/macro";
import type { Pool, PoolMove } from "../../data/pools/model.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import {
  AddressText,
  type Column,
  DataTable,
  EmptyState,
  Loading,
  Skeleton,
  Time,
  TokenAmount,
  Tonnes,
  TransactionText,
} from "../../ui/index.ts";
import { AsOf } from "../freshness/index.ts";
import { currencyOf } from "./units.ts";
import { useMoves } from "./usePools.ts";
import { VintageLink } from "./VintageLink.tsx";

function Kind({ move: { kind, automatic } }: { move: PoolMove }) {
  if (kind === "deposited") return <Trans>Deposited</Trans>;
  if (kind === "redeemed") return automatic ? <Trans>Redeemed, by the queue</Trans> : <Trans>Redeemed, selected</Trans>;
  return automatic ? <Trans>Retired, by the queue</Trans> : <Trans>Retired, selected</Trans>;
}

/** The deposits and redemptions of a pool, the newest first. */
export function Moves({ pool }: { pool: Pool }) {
  const { t } = useLingui();
  const { data, error } = useMoves(pool.address);
  if (!data) {
    if (error) return <ErrorSentence error={classifyError(error)} />;
    return (
      <Loading>
        <Skeleton className="h-32" />
      </Loading>
    );
  }
  if (data.value.length === 0) return <EmptyState title={t`Nothing was deposited or redeemed yet`} />;
  const currency = currencyOf(pool);
  const columns: Column<PoolMove>[] = [
    { key: "kind", header: t`What happened`, cell: (move) => <Kind move={move} />, primary: true },
    { key: "vintage", header: t`Vintage`, cell: ({ vintage }) => <VintageLink vintage={vintage} /> },
    { key: "amount", header: t`Amount`, cell: ({ amount }) => <Tonnes units={amount} short />, numeric: true },
    {
      key: "fee",
      header: t({ message: "Fee", context: "of a pool" }),
      cell: ({ fee }) => <TokenAmount units={fee} currency={currency} />,
      numeric: true,
    },
    { key: "account", header: t`Account`, cell: ({ account }) => <AddressText address={account} /> },
    {
      key: "when",
      header: t`When`,
      cell: ({ timestamp, transaction }) => (
        <span className="flex flex-col">
          <Time at={timestamp} />
          <TransactionText hash={transaction} />
        </span>
      ),
    },
  ];
  return (
    <div data-testid="moves">
      <DataTable caption={t`Deposits and redemptions`} columns={columns} rows={data.value} rowKey={({ id }) => id} />
      <AsOf answer={data} />
    </div>
  );
}
