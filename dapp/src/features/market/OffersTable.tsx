import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { BookSummary } from "../../data/book/index.ts";
import { useCurrencies } from "../../data/index.ts";
import { paginate } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import {
  buttonClass,
  type Column,
  DataTable,
  EmptyState,
  focusTop,
  Pagination,
  SelectField,
  TextField,
  Tonnes,
  UnitPrice,
} from "../../ui/index.ts";
import { arrange, type OffersOrder } from "./arrange.ts";

const PAGE_SIZE = 25;

/** The vintages of which something is on offer, narrowed by words, in the order that one chooses, by page. */
export function OffersTable({ summaries }: { summaries: readonly BookSummary[] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const [typed, setTyped] = useState("");
  const [sort, setSort] = useState<OffersOrder>("listed");
  const [wanted, setPage] = useState(1);
  const top = useRef<HTMLHeadingElement>(null);
  const found = arrange(summaries, typed, sort, locale);
  const { items: rows, page, pages } = paginate(found, wanted, PAGE_SIZE);
  const currencies = useCurrencies(summaries.flatMap(({ priceFrom }) => (priceFrom ? [priceFrom.payToken] : [])));
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
  if (summaries.length === 0) return <EmptyState title={t`Nothing is on offer now`} />;
  return (
    <div>
      <h2 ref={top} tabIndex={-1} className="sr-only scroll-mt-20">
        {t`Vintages on offer`}
      </h2>
      <search className="mb-4 grid gap-3 sm:grid-cols-[2fr_1fr]">
        <TextField
          type="search"
          label={t`Project, number or year`}
          value={typed}
          maxLength={100}
          onChange={({ target }) => {
            setTyped(target.value);
            setPage(1);
          }}
        />
        <SelectField
          label={t`Sorted by`}
          value={sort}
          onChange={({ target }) => {
            setSort(target.value as OffersOrder);
            setPage(1);
          }}
        >
          <option value="listed">{t`most tonnes listed`}</option>
          <option value="price">{t`lowest price`}</option>
          <option value="name">{t`name`}</option>
        </SelectField>
      </search>
      <p role="status" className="mb-3 text-sm text-ink-soft">
        <Plural value={found.length} one="# vintage" other="# vintages" />
      </p>
      {rows.length > 0 ? (
        <DataTable caption={t`Vintages on offer`} columns={columns} rows={rows} rowKey={(row) => String(row.vintage)} />
      ) : (
        <EmptyState title={t`Nothing on offer matches`} />
      )}
      <Pagination
        page={page}
        pages={pages}
        onPage={(next) => {
          setPage(next);
          focusTop(top.current);
        }}
      />
    </div>
  );
}
