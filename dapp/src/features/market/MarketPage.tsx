import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type BookSummary, readOverview } from "../../data/book/index.ts";
import { useCurrencies, useSourced } from "../../data/index.ts";
import {
  buttonClass,
  type Column,
  DataTable,
  EmptyState,
  PageHeader,
  Section,
  Tonnes,
  UnitPrice,
} from "../../ui/index.ts";
import { SourcedPage } from "../trail/index.ts";
import { MarketTabs } from "./MarketTabs.tsx";
import { PoolLinks } from "./PoolLinks.tsx";

function OffersTable({ rows }: { rows: readonly BookSummary[] }) {
  const { t } = useLingui();
  const currencies = useCurrencies(rows.flatMap(({ priceFrom }) => (priceFrom ? [priceFrom.payToken] : [])));
  const columns: Column<BookSummary>[] = [
    {
      key: "vintage",
      header: t`Vintage`,
      primary: true,
      cell: ({ vintage, year, projectName, registryProjectId }) => (
        <span>
          <Link to="/market/vintage/$vintage" params={{ vintage: String(vintage) }} className="text-brand underline">
            <bdi>{projectName}</bdi>, {year}
          </Link>
          <span className="block text-sm text-ink-soft">{registryProjectId}</span>
        </span>
      ),
    },
    {
      key: "price",
      header: t`Price from`,
      numeric: true,
      cell: ({ priceFrom }) =>
        priceFrom && (
          <UnitPrice amount={priceFrom.unitPrice} currency={currencies.get(priceFrom.payToken.toLowerCase())} />
        ),
    },
    { key: "available", header: t`Listed`, numeric: true, cell: (row) => <Tonnes units={row.available} short /> },
    { key: "listings", header: t`Listings`, numeric: true, cell: ({ listings }) => listings },
    { key: "orders", header: t`Signed orders`, numeric: true, cell: ({ orders }) => orders },
    {
      key: "ways",
      header: <span className="sr-only">{t`Actions`}</span>,
      numeric: true,
      cell: ({ vintage, projectName, year }) => (
        <Link
          to="/market/vintage/$vintage"
          params={{ vintage: String(vintage) }}
          className={`${buttonClass("secondary", "sm")} whitespace-nowrap`}
          aria-label={t`Open the book of ${projectName}, ${year}`}
        >
          <Trans>Open the book</Trans>
        </Link>
      ),
    },
  ];
  if (rows.length === 0) return <EmptyState title={t`Nothing is on offer now`} />;
  return (
    <DataTable caption={t`Vintages on offer`} columns={columns} rows={rows} rowKey={(row) => String(row.vintage)} />
  );
}

/** Everything that is on offer, by vintage. */
export function MarketPage() {
  const { t } = useLingui();
  const query = useSourced(["bookOverview"], {
    indexer: (signal) => readOverview(signal),
    chain: async () => (await import("../../data/book/overview.ts")).readOverviewFromChain(),
  });
  return (
    <>
      <PageHeader title={t`Market`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            Credits are sold by listings and by signed orders. Prices here are of the listings, without the market's
            commission; the book of a vintage has the orders too, and says what you pay.
          </Trans>
        </p>
        <Link to="/retire-now" className={`${buttonClass("primary")} mt-4`}>
          <Trans>Retire now, in one transaction</Trans>
        </Link>
      </PageHeader>
      <MarketTabs />
      <SourcedPage query={query}>{(rows) => <OffersTable rows={rows} />}</SourcedPage>
      <Section
        title={t`Pools`}
        intro={t`A pool token stands for a tonne of any credit in its pool. Its book shows both: the token's price and the credits inside.`}
      >
        <PoolLinks />
      </Section>
    </>
  );
}
