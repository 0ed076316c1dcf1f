import { Trans, useLingui } from "@lingui/react/macro";
import type { GrantEvent } from "../../data/vesting.ts";
import { type Column, DataTable, Time, TransactionText } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";

/** What a grant has paid so far, the newest first. */
export function Releases({ releases }: { releases: readonly GrantEvent[] }) {
  const { t } = useLingui();
  const count = releases.length;
  if (count === 0) return null;
  const columns: Column<GrantEvent>[] = [
    { key: "at", header: t`Paid on`, cell: ({ at }) => <Time at={at} />, primary: true },
    { key: "amount", header: t`Amount`, cell: ({ amount }) => <Crbn units={amount} short />, numeric: true },
    {
      key: "transaction",
      header: t`Transaction`,
      cell: ({ transaction }) => <TransactionText hash={transaction} />,
      numeric: true,
    },
  ];
  return (
    <details className="mt-4">
      <summary className="inline-flex min-h-8 items-center text-sm font-medium text-brand">
        <Trans>Payments ({count})</Trans>
      </summary>
      <div className="mt-2">
        <DataTable
          caption={t`Payments`}
          columns={columns}
          rows={[...releases].reverse()}
          rowKey={({ transaction, at }) => `${transaction}${at}`}
        />
      </div>
    </details>
  );
}
