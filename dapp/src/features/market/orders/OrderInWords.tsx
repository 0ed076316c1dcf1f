import { useLingui } from "@lingui/react/macro";
import { isAddressEqual, zeroAddress } from "viem";
import { BUY, type MarketOrder } from "../../../data/book/index.ts";
import { useCurrencies } from "../../../data/index.ts";
import { TONNE } from "../../../format/index.ts";
import { AddressText, Facts, Money, Time, Tonnes, UnitPrice } from "../../../ui/index.ts";
import { VintageTitle } from "../VintageTitle.tsx";

/** What so much of an order costs, without commission, rounded up as the market does {pay token}. */
const priceOf = ({ unitPrice }: MarketOrder, amount: bigint) => (amount * unitPrice + TONNE - 1n) / TONNE;

/** What an order says, with its time and maker once it is signed. Only what the reader's page makes of its numbers: nothing in it is a text of its maker. */
export function OrderInWords({ order, remaining }: { order: MarketOrder; remaining?: bigint | undefined }) {
  const { t } = useLingui();
  const currency = useCurrencies([order.payToken]).get(order.payToken.toLowerCase());
  return (
    <Facts
      facts={[
        [order.side === BUY ? t`Wants to buy` : t`Sells`, <VintageTitle key="vintage" vintage={order.vintage} />],
        [t`Amount`, <Tonnes key="amount" units={order.amount} />],
        remaining !== undefined && remaining !== order.amount && [t`Left`, <Tonnes key="left" units={remaining} />],
        [t`Price of a tonne`, <UnitPrice key="price" amount={order.unitPrice} currency={currency} />],
        [
          remaining === undefined || remaining === order.amount ? t`Price of all of it` : t`Price of what is left`,
          <Money key="all" amount={priceOf(order, remaining ?? order.amount)} currency={currency} />,
        ],
        [
          t`Paid in`,
          <span key="token" className="inline-flex flex-wrap gap-x-2">
            {currency && <bdi>{currency.symbol}</bdi>} <AddressText address={order.payToken} />
          </span>,
        ],
        order.minFill > 0n && [t`Smallest fill`, <Tonnes key="least" units={order.minFill} />],
        order.deadline > 0 && [t`Signed by`, <AddressText key="maker" address={order.maker} />],
        [
          t`May be filled by`,
          isAddressEqual(order.taker, zeroAddress) ? t`anybody` : <AddressText key="taker" address={order.taker} />,
        ],
        order.deadline > 0 && [t`Good until`, <Time key="deadline" at={BigInt(order.deadline)} />],
      ]}
    />
  );
}
