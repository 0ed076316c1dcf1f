import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type Address, isAddressEqual, zeroAddress } from "viem";
import { useCurrencies } from "../../../data/index.ts";
import {
  AddressText,
  buttonClass,
  type Column,
  DataTable,
  EmptyState,
  Pill,
  Time,
  Tonnes,
  UnitPrice,
} from "../../../ui/index.ts";
import { fragmentOf } from "../orders/link.ts";
import { VintageTitle } from "../VintageTitle.tsx";
import { ListingPill, LotPill, OrderPill } from "./OfferPills.tsx";
import { type Ask, amountOf, isOpen, isOwn } from "./readBook.ts";

interface AskTableProps {
  asks: readonly Ask[];
  account: Address | undefined;
  /** The book is about several vintages. */
  showVintage?: boolean;
}

function termsOf(ask: Ask) {
  return ask.kind === "listing"
    ? { maker: ask.listing.seller, least: ask.listing.least, until: ask.listing.expiry, lot: ask.listing.lot }
    : {
        maker: ask.order.order.maker,
        least: ask.order.order.minFill,
        until: BigInt(ask.order.order.deadline),
        lot: 0n,
      };
}

/** Where something is bought: a listing's page, or an order's. */
function BuyLink({ ask }: { ask: Ask }) {
  if (ask.kind === "listing") {
    return (
      <Link
        to="/buy/$listingId"
        params={{ listingId: String(ask.listing.id) }}
        className={buttonClass("primary", "sm")}
      >
        <Trans>Buy</Trans>
      </Link>
    );
  }
  return (
    <Link to="/market/order" hash={fragmentOf(ask.order)} className={buttonClass("primary", "sm")}>
      <Trans>Open the order</Trans>
    </Link>
  );
}

/** What can be bought, the cheapest first; below, labelled, what cannot be bought now. */
export function AskTable({ asks, account, showVintage = false }: AskTableProps) {
  const { t } = useLingui();
  const currencies = useCurrencies(asks.map(({ payToken }) => payToken));
  if (asks.length === 0) return <EmptyState title={t`Nobody offers any of it now`} />;
  const columns: (Column<Ask> | false)[] = [
    {
      key: "price",
      header: t`You pay`,
      primary: true,
      cell: ({ perTonne, payToken }) => (
        <UnitPrice amount={perTonne} currency={currencies.get(payToken.toLowerCase())} />
      ),
    },
    showVintage && { key: "vintage", header: t`Vintage`, cell: ({ vintage }) => <VintageTitle vintage={vintage} /> },
    { key: "left", header: t`Left`, numeric: true, cell: (ask) => <Tonnes units={amountOf(ask)} short /> },
    {
      key: "least",
      header: t`Smallest purchase`,
      numeric: true,
      cell: (ask) => {
        const { least, lot } = termsOf(ask);
        return lot > 0n ? <LotPill lot={lot} /> : least > 0n ? <Tonnes units={least} /> : <Tonnes units={10n ** 15n} />;
      },
    },
    {
      key: "maker",
      header: t`Seller`,
      cell: (ask) => {
        const { maker } = termsOf(ask);
        return isOwn(maker, account) ? <Trans>you</Trans> : <AddressText address={maker} copy={false} />;
      },
    },
    { key: "until", header: t`Until`, cell: (ask) => <Time at={termsOf(ask).until} dateOnly /> },
    {
      key: "way",
      header: <span className="sr-only">{t`Actions`}</span>,
      numeric: true,
      cell: (ask) => (
        <span className="flex flex-wrap items-center justify-end gap-2">
          {ask.kind === "order" && (
            <Pill tone="info">
              <Trans>Signed order</Trans>
            </Pill>
          )}
          {ask.kind === "order" && !isAddressEqual(ask.order.order.taker, zeroAddress) && (
            <Pill>
              <Trans>for one buyer</Trans>
            </Pill>
          )}
          {ask.kind === "listing" ? <ListingPill state={ask.listing.state} /> : <OrderPill state={ask.order.state} />}
          {isOpen(ask) && !isOwn(termsOf(ask).maker, account) && <BuyLink ask={ask} />}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption={t`On offer`}
      columns={columns.filter((column) => column !== false)}
      rows={asks}
      rowKey={({ key }) => key}
    />
  );
}
