import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Listing, ProjectStatus, Vintage } from "../../data/index.ts";
import { chainNow, listingState, soundnessOf, tokensInTurn, useCurrencies } from "../../data/index.ts";
import type { Column } from "../../ui/index.ts";
import { AddressText, Button, buttonClass, DataTable, Time, Tonnes, UnitPrice } from "../../ui/index.ts";
import { ListingStatePill, SoundnessPill } from "../terms/index.ts";

interface ListingsTableProps {
  listings: Listing[];
  projectStatus: ProjectStatus;
  /** The vintages that the listings are of, as far as the page knows them. */
  vintages: readonly Vintage[];
  /** Whether the page is about several vintages, so that each listing says which is its own. */
  showVintage?: boolean;
}

/** How many are shown at first. */
const FIRST = 6;

/** Offers, cheapest first, those that can be bought before those that cannot. Expired ones stay, labelled. */
export function ListingsTable({ listings, projectStatus, vintages, showVintage = false }: ListingsTableProps) {
  const { t } = useLingui();
  const currencies = useCurrencies(listings.map(({ payToken }) => payToken));
  const [all, setAll] = useState(false);
  const now = chainNow();
  const known = new Map(vintages.map((vintage) => [vintage.id, vintage]));
  const inTurn = tokensInTurn(listings.map(({ payToken }) => payToken));
  const rows = listings
    .map((listing) => {
      const vintage = known.get(listing.vintageId);
      const soundness = vintage ? soundnessOf(vintage) : "sound";
      return {
        ...listing,
        year: vintage?.year,
        soundness,
        state: listingState(listing, projectStatus, now, soundness),
      };
    })
    .sort(
      (a, b) =>
        Number(b.state === "open") - Number(a.state === "open") ||
        inTurn(a.payToken, b.payToken) ||
        compare(a.unitPrice, b.unitPrice),
    );
  type Row = (typeof rows)[number];
  const columns: (Column<Row> | false)[] = [
    {
      key: "price",
      header: <Trans>Price</Trans>,
      primary: true,
      cell: ({ unitPrice, payToken }) => (
        <UnitPrice amount={unitPrice} currency={currencies.get(payToken.toLowerCase())} />
      ),
    },
    showVintage && {
      key: "vintage",
      header: <Trans>Vintage</Trans>,
      cell: ({ vintageId, year }) => (
        <Link to="/vintages/$vintageId" params={{ vintageId }} className="text-brand underline">
          {year ?? vintageId}
        </Link>
      ),
    },
    {
      key: "left",
      header: <Trans>Left</Trans>,
      numeric: true,
      cell: ({ remaining }) => <Tonnes units={remaining} short />,
    },
    {
      key: "minimum",
      header: <Trans>Smallest purchase</Trans>,
      numeric: true,
      cell: ({ minFill }) => (minFill > 0n ? <Tonnes units={minFill} /> : <Tonnes units={10n ** 15n} />),
    },
    {
      key: "seller",
      header: <Trans>Seller</Trans>,
      cell: ({ seller }) => <AddressText address={seller} copy={false} />,
    },
    { key: "until", header: <Trans>Until</Trans>, cell: ({ expiry }) => <Time at={expiry} dateOnly /> },
    {
      key: "buy",
      header: <span className="sr-only">{t`Buy`}</span>,
      numeric: true,
      cell: ({ id, state, soundness }) =>
        state === "open" ? (
          <span className="flex flex-wrap items-center justify-end gap-2">
            <SoundnessPill soundness={soundness} />
            <Link to="/buy/$listingId" params={{ listingId: id }} className={buttonClass("primary", "sm")}>
              <Trans>Buy</Trans>
            </Link>
          </span>
        ) : (
          <ListingStatePill state={state} />
        ),
    },
  ];
  return (
    <>
      <DataTable
        caption={t`Offers`}
        columns={columns.filter((column) => column !== false)}
        rows={all ? rows : rows.slice(0, FIRST)}
        rowKey={({ id }) => id}
      />
      {!all && rows.length > FIRST && (
        <Button variant="secondary" size="sm" className="mt-4" onClick={() => setAll(true)}>
          <Trans>Show all offers ({rows.length})</Trans>
        </Button>
      )}
    </>
  );
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
