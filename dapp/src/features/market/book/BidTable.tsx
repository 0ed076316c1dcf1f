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
import { OrderPill } from "./OfferPills.tsx";
import { type Bid, isOwn } from "./readBook.ts";

interface BidTableProps {
  bids: readonly Bid[];
  account: Address | undefined;
  showVintage?: boolean;
}

/** Orders to buy that one can sell into, the best price first. */
export function BidTable({ bids, account, showVintage = false }: BidTableProps) {
  const { t } = useLingui();
  const currencies = useCurrencies(bids.map(({ payToken }) => payToken));
  if (bids.length === 0) return <EmptyState title={t`Nobody has announced that they buy`} />;
  const columns: (Column<Bid> | false)[] = [
    {
      key: "price",
      header: t`You receive`,
      primary: true,
      cell: ({ perTonne, payToken }) => (
        <UnitPrice amount={perTonne} currency={currencies.get(payToken.toLowerCase())} />
      ),
    },
    showVintage && { key: "vintage", header: t`Vintage`, cell: ({ vintage }) => <VintageTitle vintage={vintage} /> },
    { key: "left", header: t`Wanted`, numeric: true, cell: ({ order }) => <Tonnes units={order.covered} short /> },
    {
      key: "maker",
      header: t`Buyer`,
      cell: ({ order }) =>
        isOwn(order.order.maker, account) ? (
          <Trans>you</Trans>
        ) : (
          <AddressText address={order.order.maker} copy={false} />
        ),
    },
    { key: "until", header: t`Until`, cell: ({ order }) => <Time at={BigInt(order.order.deadline)} dateOnly /> },
    {
      key: "way",
      header: <span className="sr-only">{t`Actions`}</span>,
      numeric: true,
      cell: ({ order }) => (
        <span className="flex flex-wrap items-center justify-end gap-2">
          {!isAddressEqual(order.order.taker, zeroAddress) && (
            <Pill>
              <Trans>for one seller</Trans>
            </Pill>
          )}
          {order.covered === 0n && (
            <Pill tone="warn">
              <Trans>not covered</Trans>
            </Pill>
          )}
          <OrderPill state={order.state} />
          {order.state === "open" && order.covered > 0n && !isOwn(order.order.maker, account) && (
            <Link to="/market/order" hash={fragmentOf(order)} className={buttonClass("primary", "sm")}>
              <Trans>Open the order</Trans>
            </Link>
          )}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption={t`Orders to buy`}
      columns={columns.filter((column) => column !== false)}
      rows={bids}
      rowKey={({ key }) => key}
    />
  );
}
