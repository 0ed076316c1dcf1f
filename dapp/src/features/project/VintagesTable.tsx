import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { soundnessOf, type Vintage } from "../../data/index.ts";
import { formatPeriod } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import type { Column } from "../../ui/index.ts";
import { DataTable, Pill, Tonnes } from "../../ui/index.ts";
import { SoundnessPill, useWords } from "../terms/index.ts";
import { SupplyBar } from "../trail/index.ts";

/** A project's vintages, newest first, with where their tonnes are. */
export function VintagesTable({ vintages }: { vintages: Vintage[] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const words = useWords();
  const columns: Column<Vintage>[] = [
    {
      key: "year",
      header: <Trans>Vintage</Trans>,
      primary: true,
      cell: (vintage) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          <Link to="/vintages/$vintageId" params={{ vintageId: vintage.id }} className="text-brand underline">
            {vintage.year}
          </Link>
          <SoundnessPill soundness={soundnessOf(vintage)} />
        </span>
      ),
    },
    {
      key: "period",
      header: <Trans>Monitoring period</Trans>,
      cell: ({ periodStart, periodEnd }) => formatPeriod(periodStart, periodEnd, locale),
    },
    { key: "kind", header: <Trans>Unit</Trans>, cell: ({ kind }) => words.unitKind(kind) },
    {
      key: "labels",
      header: <Trans>Labels</Trans>,
      cell: ({ labels }) =>
        labels.length > 0 ? (
          <span className="flex flex-wrap justify-end gap-1 sm:justify-start">
            {labels.map((label) => (
              <Pill key={label}>{words.label(label)}</Pill>
            ))}
          </span>
        ) : (
          <Trans>None</Trans>
        ),
    },
    {
      key: "issued",
      header: <Trans>Issued</Trans>,
      numeric: true,
      cell: ({ supply }) => <Tonnes units={supply.issued} />,
    },
    {
      key: "retired",
      header: <Trans>Retired</Trans>,
      numeric: true,
      cell: ({ supply }) => <Tonnes units={supply.retired} short />,
    },
    {
      key: "bar",
      header: <span className="sr-only">{t`Share that is retired`}</span>,
      cell: ({ supply }) => (
        <span className="block w-36 pt-2">
          <SupplyBar supply={supply} />
        </span>
      ),
    },
  ];
  return <DataTable caption={t`Vintages`} columns={columns} rows={vintages} rowKey={({ id }) => id} />;
}
