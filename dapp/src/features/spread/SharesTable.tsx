import { Trans } from "@lingui/react/macro";
import { formatShare } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { type Column, DataTable, EmptyState, Pill, Tonnes, Verbatim } from "../../ui/index.ts";
import { CutNotice } from "../trail/index.ts";
import { ALL, isAboveCap, MOST_SHARES, type Share } from "./readShares.ts";

interface SharesTableProps {
  caption: string;
  shares: Share[];
  /** What all shares are shares of {unit}. */
  all: bigint;
  /** What a share is called in the reader's language. */
  nameOf: (name: string) => string;
}

/** The shares of one dimension, the largest first, each with its cap. */
export function SharesTable({ caption, shares, all, nameOf }: SharesTableProps) {
  const locale = useLocale();
  if (shares.length === 0) return <EmptyState title={<Trans>Nothing is allotted yet</Trans>} />;
  const columns: Column<Share>[] = [
    { key: "name", header: caption, primary: true, cell: ({ name }) => <Verbatim text={nameOf(name)} /> },
    {
      key: "allotted",
      header: <Trans>Allotted</Trans>,
      numeric: true,
      cell: ({ allotted }) => (
        <>
          <Tonnes units={allotted} />{" "}
          <span className="text-sm text-ink-soft">({formatShare(allotted, all, locale)})</span>
        </>
      ),
    },
    {
      key: "issued",
      header: <Trans>Issued</Trans>,
      numeric: true,
      cell: ({ issued }) => <Tonnes units={issued} short />,
    },
    {
      key: "retired",
      header: <Trans>Retired</Trans>,
      numeric: true,
      cell: ({ retired }) => <Tonnes units={retired} short />,
    },
    {
      key: "cap",
      header: <Trans>Cap on its share</Trans>,
      numeric: true,
      cell: (share) =>
        share.cap === null ? (
          <span className="text-ink-faint">
            <Trans>No cap</Trans>
          </span>
        ) : (
          <span className="inline-flex flex-wrap items-baseline justify-end gap-2">
            {formatCap(share.cap, locale)}
            {isAboveCap(share, all) && (
              <Pill tone="warn">
                <Trans>Above it</Trans>
              </Pill>
            )}
          </span>
        ),
    },
  ];
  return (
    <>
      <DataTable caption={caption} columns={columns} rows={shares} rowKey={({ id }) => id} />
      <CutNotice count={shares.length} limit={MOST_SHARES} kept="first" />
    </>
  );
}

/** A cap to the basis point, so that none is rounded away. */
function formatCap(cap: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(cap / ALL);
}
