import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { marketKey } from "../../data/index.ts";
import { type InflowSum, readTreasury, type Treasury, type TreasuryAsset } from "../../data/treasury.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  Loading,
  Notice,
  PageHeader,
  Section,
  Skeleton,
} from "../../ui/index.ts";
import { AsOf } from "../freshness/index.ts";
import { FeesDue } from "./FeesDue.tsx";
import { Limits } from "./Limits.tsx";
import { Payments } from "./Payments.tsx";
import { SafeFacts } from "./SafeFacts.tsx";
import { TokenAmount } from "./TokenAmount.tsx";
import { inflowWords } from "./words.ts";

function Balances({ assets }: { assets: readonly TreasuryAsset[] }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3" data-testid="balances">
      {assets.map(({ token, balance, symbol }) => (
        <li key={token}>
          <Card className="p-4">
            <p className="text-sm text-ink-faint">{symbol}</p>
            <p className="text-lg font-semibold break-words">
              <TokenAmount token={token} amount={balance} assets={assets} />
            </p>
          </Card>
        </li>
      ))}
    </ul>
  );
}

function Inflows({ treasury }: { treasury: Treasury }) {
  const { t, i18n } = useLingui();
  if (treasury.inflows.length === 0) return <EmptyState title={t`Nothing has come in yet`} />;
  const columns: Column<InflowSum>[] = [
    { key: "source", header: t`Source`, cell: ({ source }) => i18n._(inflowWords[source]), primary: true },
    {
      key: "amount",
      header: t`In all`,
      cell: ({ token, amount }) => <TokenAmount token={token} amount={amount} assets={treasury.assets} />,
      numeric: true,
    },
    { key: "count", header: t`Transfers`, cell: ({ count }) => count, numeric: true },
  ];
  return (
    <div data-testid="inflows">
      <DataTable
        caption={t`Income by source`}
        columns={columns}
        rows={treasury.inflows}
        rowKey={({ source, token }) => `${source}-${token}`}
      />
    </div>
  );
}

/** What the treasury has, where it came from and where it goes. Everything on it comes from the chain, as of one block. */
export function TreasuryPage() {
  const { t } = useLingui();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "treasury"],
    queryFn: readTreasury,
    refetchInterval: 15_000,
  });
  return (
    <>
      <PageHeader title={t`Treasury`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            The treasury belongs to the stakers. They spend from it by vote, without its signers; the signers alone may
            only transfer listed tokens, within a limit.
          </Trans>
        </p>
      </PageHeader>
      {!data && error && <ErrorSentence error={classifyError(error)} />}
      {!data && !error && (
        <Loading>
          <Skeleton className="h-96" />
        </Loading>
      )}
      {error && data && (
        <Notice tone="warn" alert title={t`This may be out of date`}>
          <Trans>The chain could not be read again. What is shown is as of the block below.</Trans>
        </Notice>
      )}
      {data && (
        <>
          <Section title={t`Balances`}>
            <Balances assets={data.value.assets} />
          </Section>
          <Section
            title={t`What the signers may spend`}
            intro={
              <Trans>
                A limit holds for today and the 30 days before, counted in UTC days. What was spent on a day counts for
                31 days and frees up at the midnight after them.
              </Trans>
            }
          >
            <Limits assets={data.value.assets} />
          </Section>
          <Section title={t`Income by source`}>
            <Inflows treasury={data.value} />
            <FeesDue due={data.value.feesDue} />
          </Section>
          <Section title={t`Payments`}>
            <Payments treasury={data.value} />
          </Section>
          <Section title={t`The Safe`}>
            <SafeFacts safe={data.value.safe} />
          </Section>
          <AsOf answer={data} />
        </>
      )}
    </>
  );
}
