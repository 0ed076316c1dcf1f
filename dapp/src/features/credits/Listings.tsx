import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { chainNow, listingState, soundnessOf, useCurrencies } from "../../data/index.ts";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import {
  Button,
  type Column,
  DataTable,
  Dialog,
  EmptyState,
  Notice,
  Pill,
  Time,
  Tonnes,
  UnitPrice,
} from "../../ui/index.ts";
import { SoundnessPill } from "../terms/index.ts";
import type { OwnListing } from "./readCredits.ts";
import { VintageName } from "./VintageName.tsx";

function stateOf({ listing, project, vintage }: OwnListing) {
  return listingState(listing, project.status, chainNow(), soundnessOf(vintage));
}

function StatePill({ own }: { own: OwnListing }) {
  switch (stateOf(own)) {
    case "recalled":
      return <SoundnessPill soundness="recalled" />;
    case "open":
      return soundnessOf(own.vintage) === "short" ? (
        <SoundnessPill soundness="short" />
      ) : (
        <Pill tone="good" dot>
          <Trans>For sale</Trans>
        </Pill>
      );
    case "expired":
      return (
        <Pill tone="warn" dot>
          <Trans>Expired: take back what is left</Trans>
        </Pill>
      );
    case "halted":
      return (
        <Pill tone="danger" dot>
          <Trans>Project suspended</Trans>
        </Pill>
      );
    case "soldOut":
      return (
        <Pill>
          <Trans>Sold out</Trans>
        </Pill>
      );
    case "cancelled":
      return (
        <Pill>
          <Trans>Cancelled</Trans>
        </Pill>
      );
  }
}

function CancelDialog({ own, onClose }: { own: OwnListing; onClose: () => void }) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("cancelListing");
  const send = () => start({ listing: BigInt(own.listing.id) });
  const returned = flow?.outcome?.returned;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Cancel the listing?`}
      description={t`What is left of it comes back to your account. This always works, also while the market is paused.`}
    >
      <div className="flex flex-col gap-4">
        {!flow && (
          <Button variant="danger" busy={busy} onClick={send}>
            <Trans>Cancel the listing</Trans>
          </Button>
        )}
        {flow && (
          <TransactionPanel flow={flow} onRetry={send}>
            {returned !== undefined && (
              <Notice tone="good" title={t`The listing is cancelled`}>
                <Trans>
                  <Tonnes units={returned} /> came back to your account.
                </Trans>
              </Notice>
            )}
          </TransactionPanel>
        )}
      </div>
    </Dialog>
  );
}

/** The account's listings, also those that expired: nothing of one's own is ever hidden. */
export function Listings({ listings }: { listings: readonly OwnListing[] }) {
  const { t } = useLingui();
  const [cancelling, setCancelling] = useState<OwnListing>();
  const currencies = useCurrencies(listings.map(({ listing }) => listing.payToken));
  if (listings.length === 0) return <EmptyState title={t`You have listed nothing`} />;
  const columns: Column<OwnListing>[] = [
    { key: "vintage", header: t`Vintage`, cell: (own) => <VintageName known={own} />, primary: true },
    { key: "state", header: t`Status`, cell: (own) => <StatePill own={own} /> },
    { key: "left", header: t`Left`, cell: ({ listing }) => <Tonnes units={listing.remaining} />, numeric: true },
    {
      key: "price",
      header: t`Price`,
      cell: ({ listing }) => (
        <UnitPrice amount={listing.unitPrice} currency={currencies.get(listing.payToken.toLowerCase())} />
      ),
      numeric: true,
    },
    {
      key: "expiry",
      header: t`Listed until`,
      cell: ({ listing }) => <Time at={listing.expiry} dateOnly />,
      numeric: true,
    },
    {
      key: "actions",
      header: <span className="sr-only">{t`Actions`}</span>,
      cell: (own) => {
        const { id } = own.listing;
        const name = `${own.project.name}, ${own.vintage.year}`;
        return (
          own.listing.status === "Active" && (
            <span className="flex flex-wrap justify-end gap-2">
              <Link
                to="/buy/$listingId"
                params={{ listingId: id }}
                className="self-center px-2 text-sm text-brand underline"
              >
                <Trans>See the listing</Trans>
              </Link>
              <Button
                size="sm"
                variant="danger"
                onClick={() => setCancelling(own)}
                aria-label={t`Cancel the listing of ${name}`}
              >
                <Trans>Cancel</Trans>
              </Button>
            </span>
          )
        );
      },
      numeric: true,
    },
  ];
  return (
    <>
      <DataTable caption={t`Listings`} columns={columns} rows={listings} rowKey={({ listing }) => listing.id} />
      {cancelling && <CancelDialog own={cancelling} onClose={() => setCancelling(undefined)} />}
    </>
  );
}
