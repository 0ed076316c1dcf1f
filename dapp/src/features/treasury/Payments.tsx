import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Treasury, TreasuryPayment } from "../../data/treasury.ts";
import { type Column, DataTable, EmptyState, Pagination, Time, TransactionText } from "../../ui/index.ts";
import { AccountName } from "./AccountName.tsx";
import { TokenAmount } from "./TokenAmount.tsx";
import { outflowWords } from "./words.ts";

const PAGE = 20;

/** What left the treasury, the newest first: who decided it, and under which proposal. */
export function Payments({ treasury }: { treasury: Treasury }) {
  const { t, i18n } = useLingui();
  const [page, setPage] = useState(1);
  const { payments, assets } = treasury;
  if (payments.length === 0) return <EmptyState title={t`Nothing has left the treasury yet`} />;
  const columns: Column<TreasuryPayment>[] = [
    {
      key: "amount",
      header: t`Amount`,
      cell: ({ token, amount }) => <TokenAmount token={token} amount={amount} assets={assets} />,
      primary: true,
    },
    { key: "to", header: t`To`, cell: ({ to }) => <AccountName address={to} /> },
    {
      key: "by",
      header: t`Decided`,
      cell: ({ by, proposal }) => (
        <>
          {i18n._(outflowWords[by])}
          {proposal !== null && (
            <Link
              to="/governance/$proposal"
              params={{ proposal: String(proposal) }}
              className="ml-2 text-brand underline"
            >
              <Trans>the proposal</Trans>
            </Link>
          )}
        </>
      ),
    },
    { key: "at", header: t`When`, cell: ({ at }) => <Time at={at} /> },
    { key: "transaction", header: t`Transaction`, cell: ({ transaction }) => <TransactionText hash={transaction} /> },
  ];
  const shown = payments.slice((page - 1) * PAGE, page * PAGE);
  return (
    <div data-testid="payments">
      <DataTable
        caption={t`Payments`}
        columns={columns}
        rows={shown}
        rowKey={({ transaction, token, to, amount, by }) => [transaction, token, to, amount, by].join("-")}
      />
      {payments.length > PAGE && <Pagination page={page} pages={Math.ceil(payments.length / PAGE)} onPage={setPage} />}
    </div>
  );
}
