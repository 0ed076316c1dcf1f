import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { PoolHolding } from "../../data/pools/model.ts";
import { type Column, DataTable, EmptyState, Pagination, Pill, Tonnes } from "../../ui/index.ts";
import { VintageLink } from "./VintageLink.tsx";

/** How many vintages a page of the table shows. */
const PAGE = 25;

const hasNote = ({ suspended, eligible }: PoolHolding) => suspended || !eligible;

/** What is to be known of a vintage in a pool before it is taken out. */
export function HoldingPills({ holding }: { holding: PoolHolding }) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      {holding.suspended && (
        <Pill tone="danger" dot>
          <Trans>Project suspended</Trans>
        </Pill>
      )}
      {!holding.eligible && !holding.suspended && (
        <Pill tone="warn">
          <Trans>No longer eligible</Trans>
        </Pill>
      )}
    </span>
  );
}

/** What lies in a pool, vintage by vintage, in the order in which the queue gives it out. */
export function Contents({ holdings }: { holdings: readonly PoolHolding[] }) {
  const { t } = useLingui();
  const [page, setPage] = useState(1);
  const pages = Math.max(1, Math.ceil(holdings.length / PAGE));
  const shown = Math.min(page, pages);
  if (holdings.length === 0) return <EmptyState title={t`Nothing lies in this pool yet`} />;
  const rows = holdings.slice((shown - 1) * PAGE, shown * PAGE);
  const noted = rows.some(hasNote);
  const columns: (Column<PoolHolding> | false)[] = [
    {
      key: "vintage",
      header: t`Vintage`,
      cell: ({ vintage }) => <VintageLink vintage={vintage} />,
      primary: true,
    },
    { key: "amount", header: t`Amount`, cell: ({ amount }) => <Tonnes units={amount} />, numeric: true },
    noted && {
      key: "notes",
      header: t`To be known`,
      cell: (holding) => hasNote(holding) && <HoldingPills holding={holding} />,
    },
  ];
  return (
    <div data-testid="contents">
      <DataTable
        caption={t`What lies in the pool`}
        columns={columns.filter((column) => column !== false)}
        rows={rows}
        rowKey={({ vintage }) => String(vintage)}
      />
      <Pagination page={shown} pages={pages} onPage={setPage} />
    </div>
  );
}
