import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type Address, isAddressEqual } from "viem";
import { BUY, type StandingOrder } from "../../../data/book/index.ts";
import { useCurrencies } from "../../../data/index.ts";
import { TransactionPanel, useTransaction } from "../../../transactions/index.ts";
import {
  Button,
  buttonClass,
  type Column,
  DataTable,
  EmptyState,
  Notice,
  Pill,
  Time,
  Tonnes,
  UnitPrice,
} from "../../../ui/index.ts";
import { OrderPill } from "../book/OfferPills.tsx";
import { fragmentOf } from "../orders/link.ts";
import { forgetOrder } from "../orders/store.ts";
import { VintageTitle } from "../VintageTitle.tsx";

/** Whether an order can still be filled some day, so that cancelling it means something. */
export function isAlive({ state }: StandingOrder): boolean {
  return state === "open" || state === "suspended";
}

interface CancelBarProps {
  chosen: readonly StandingOrder[];
  /** Whether any order that is known is the account's own. */
  mine: boolean;
  onDone: () => void;
}

/** What was chosen is cancelled, one or several; or all that was ever signed until now. */
function CancelBar({ chosen, mine, onDone }: CancelBarProps) {
  const several = useTransaction("cancelOrders");
  const all = useTransaction("cancelAllOrders");
  const [asked, setAsked] = useState(false);
  const flow = several.flow ?? all.flow;
  const busy = several.busy || all.busy;
  const nonces = [...new Set(chosen.map(({ order }) => order.nonce))];
  const count = chosen.length;
  function again() {
    several.reset();
    all.reset();
    setAsked(false);
    onDone();
  }
  return (
    <div className="mt-4 flex flex-col gap-3" data-testid="cancel-orders">
      {!flow && (
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            variant="danger"
            disabled={count === 0}
            busy={busy}
            onClick={() => several.start({ nonces })}
          >
            <Trans>Cancel those chosen ({count})</Trans>
          </Button>
          <Button
            size="sm"
            variant="danger"
            disabled={!mine}
            busy={busy}
            onClick={() => (asked ? all.start({}) : setAsked(true))}
          >
            {asked ? <Trans>Yes, cancel all that I ever signed</Trans> : <Trans>Cancel all my orders</Trans>}
          </Button>
        </div>
      )}
      {asked && !flow && (
        <Notice tone="warn" alert>
          <Trans>
            Every order that this account signed until now ends for ever, also those that this browser does not know.
          </Trans>
        </Notice>
      )}
      {flow && (
        <TransactionPanel flow={flow} onRetry={() => (several.flow ? several.start({ nonces }) : all.start({}))}>
          <Notice tone="good" title={<Trans>Nobody can fill them any more</Trans>}>
            <Button size="sm" variant="quiet" onClick={again}>
              <Trans>Done</Trans>
            </Button>
          </Notice>
        </TransactionPanel>
      )}
    </div>
  );
}

/** The orders that the account signed, and those of others that are kept here. */
export function OwnOrders({ orders, account }: { orders: readonly StandingOrder[]; account: Address }) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const currencies = useCurrencies(orders.map(({ order }) => order.payToken));
  const own = ({ order }: StandingOrder) => isAddressEqual(order.maker, account);
  if (orders.length === 0) return <EmptyState title={t`No orders are kept in this browser`} />;
  const toggle = (hash: string) => {
    const next = new Set(chosen);
    if (!next.delete(hash)) next.add(hash);
    setChosen(next);
  };
  const columns: Column<StandingOrder>[] = [
    {
      key: "vintage",
      header: t`Vintage`,
      primary: true,
      cell: (one) => (
        <span className="flex items-start gap-3">
          {own(one) && isAlive(one) && (
            <input
              type="checkbox"
              className="mt-1 size-5 shrink-0 accent-brand"
              aria-label={t`Choose this order`}
              checked={chosen.has(one.hash)}
              onChange={() => toggle(one.hash)}
            />
          )}
          <VintageTitle vintage={one.order.vintage} />
        </span>
      ),
    },
    {
      key: "side",
      header: t`Side`,
      cell: (one) => (
        <span className="flex flex-wrap gap-2">
          <Pill tone="info">{one.order.side === BUY ? <Trans>buys</Trans> : <Trans>sells</Trans>}</Pill>
          {!own(one) && (
            <Pill>
              <Trans>of somebody else</Trans>
            </Pill>
          )}
        </span>
      ),
    },
    {
      key: "state",
      header: t`Status`,
      cell: (one) => (
        <span className="flex flex-wrap gap-2">
          {one.state === "open" && one.covered > 0n && (
            <Pill tone="good" dot>
              <Trans context="of an order">Open</Trans>
            </Pill>
          )}
          {one.state === "open" && one.covered === 0n && (
            <Pill tone="warn" dot>
              <Trans>not covered</Trans>
            </Pill>
          )}
          <OrderPill state={one.state} />
        </span>
      ),
    },
    { key: "left", header: t`Left`, numeric: true, cell: ({ remaining }) => <Tonnes units={remaining} /> },
    {
      key: "price",
      header: t`Price`,
      numeric: true,
      cell: ({ order }) => (
        <UnitPrice amount={order.unitPrice} currency={currencies.get(order.payToken.toLowerCase())} />
      ),
    },
    {
      key: "until",
      header: t`Until`,
      numeric: true,
      cell: ({ order }) => <Time at={BigInt(order.deadline)} dateOnly />,
    },
    {
      key: "ways",
      header: <span className="sr-only">{t`Actions`}</span>,
      numeric: true,
      cell: (one) => (
        <span className="flex flex-wrap justify-end gap-2">
          <Link to="/market/order" hash={fragmentOf(one)} className={buttonClass("secondary", "sm")}>
            <Trans>Show</Trans>
          </Link>
          {!isAlive(one) || !own(one) ? (
            <Button size="sm" variant="quiet" onClick={() => forgetOrder(one)}>
              <Trans>Forget</Trans>
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
  return (
    <>
      <DataTable caption={t`My orders`} columns={columns} rows={orders} rowKey={({ hash }) => hash} />
      <CancelBar
        chosen={orders.filter((one) => chosen.has(one.hash) && own(one) && isAlive(one))}
        mine={orders.some(own)}
        onDone={() => setChosen(new Set())}
      />
    </>
  );
}
