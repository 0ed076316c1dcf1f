import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { BookListing } from "../../../data/book/index.ts";
import { useCurrencies } from "../../../data/index.ts";
import { Button, type Column, DataTable, EmptyState, Pill, Time, Tonnes, UnitPrice } from "../../../ui/index.ts";
import { ListingPill, LotPill } from "../book/OfferPills.tsx";
import { VintageTitle } from "../VintageTitle.tsx";
import { type Edit, EditListing } from "./EditListing.tsx";

/** The account's listings, also those that expired; each can be changed as long as something of it is left. */
export function OwnListings({ listings }: { listings: readonly BookListing[] }) {
  const { t } = useLingui();
  const [editing, setEditing] = useState<{ id: bigint; edit: Edit }>();
  const currencies = useCurrencies(listings.map(({ payToken }) => payToken));
  if (listings.length === 0) return <EmptyState title={t`You have listed nothing`} />;
  const columns: Column<BookListing>[] = [
    { key: "vintage", header: t`Vintage`, primary: true, cell: ({ vintage }) => <VintageTitle vintage={vintage} /> },
    {
      key: "state",
      header: t`Status`,
      cell: ({ state, lot }) => (
        <span className="flex flex-wrap gap-2">
          {state === "open" ? (
            <Pill tone="good" dot>
              <Trans>For sale</Trans>
            </Pill>
          ) : (
            <ListingPill state={state} />
          )}
          <LotPill lot={lot} />
        </span>
      ),
    },
    { key: "left", header: t`Left`, numeric: true, cell: ({ remaining }) => <Tonnes units={remaining} /> },
    {
      key: "price",
      header: t`Price`,
      numeric: true,
      cell: ({ unitPrice, payToken }) => (
        <UnitPrice amount={unitPrice} currency={currencies.get(payToken.toLowerCase())} />
      ),
    },
    { key: "until", header: t`Listed until`, numeric: true, cell: ({ expiry }) => <Time at={expiry} dateOnly /> },
    {
      key: "ways",
      header: <span className="sr-only">{t`Actions`}</span>,
      numeric: true,
      cell: ({ id, remaining, state }) =>
        remaining > 0n && (
          <span className="flex flex-wrap justify-end gap-2">
            <Button size="sm" variant="secondary" onClick={() => setEditing({ id, edit: "price" })}>
              <Trans>Change price</Trans>
            </Button>
            <Button size="sm" variant="secondary" onClick={() => setEditing({ id, edit: "expiry" })}>
              {state === "expired" ? <Trans>Offer again</Trans> : <Trans>Change end</Trans>}
            </Button>
            <Button size="sm" variant="danger" onClick={() => setEditing({ id, edit: "cancel" })}>
              {state === "expired" ? <Trans>Take back</Trans> : <Trans>Cancel</Trans>}
            </Button>
          </span>
        ),
    },
  ];
  const listing = editing && listings.find(({ id }) => id === editing.id);
  const currency = listing && currencies.get(listing.payToken.toLowerCase());
  return (
    <>
      <DataTable caption={t`My listings`} columns={columns} rows={listings} rowKey={({ id }) => String(id)} />
      {editing && listing && currency && (
        <EditListing listing={listing} currency={currency} edit={editing.edit} onClose={() => setEditing(undefined)} />
      )}
    </>
  );
}
