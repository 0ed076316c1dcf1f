import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { BUY, type SignedOrder } from "../../../data/book/index.ts";
import { marketKey, useCurrencies } from "../../../data/index.ts";
import { ActionForm, useTransaction } from "../../../transactions/index.ts";
import { Card, Money, Notice } from "../../../ui/index.ts";
import { NOBODY } from "../../buy/index.ts";
import { HandOver } from "../../handover/index.ts";
import { readOrderQuote } from "../quotes.ts";
import { ORDER_PATH } from "./link.ts";
import { writeMarketOrder } from "./texts.ts";

/** A maker who buys lets the market take what the whole order costs, and no more. */
function AllowPayment({ signed }: { signed: SignedOrder }) {
  const { t } = useLingui();
  const { flow, busy, start } = useTransaction("approvePayToken");
  const { order } = signed;
  const currency = useCurrencies([order.payToken]).get(order.payToken.toLowerCase());
  const { data: quote } = useQuery({
    queryKey: [...marketKey, "orderPrice", writeMarketOrder(signed)],
    queryFn: () => readOrderQuote(order, order.amount, NOBODY),
  });
  return (
    <Card className="p-5">
      <ActionForm
        flow={flow}
        busy={busy}
        onSend={() =>
          quote && start({ payToken: order.payToken, maxTotal: quote.price, ...(currency && { currency }) })
        }
        label={<Trans>Allow the payment</Trans>}
        disabled={!quote}
        done={<Trans>The order is covered</Trans>}
      >
        <Notice tone="warn" title={t`Nobody can fill it before you allow the payment`}>
          {quote && (
            <Trans>
              The market must be allowed to take <Money amount={quote.price} currency={currency} /> from you: the price
              of the whole order. If other orders of yours are open, allow what they need together.
            </Trans>
          )}
        </Notice>
      </ActionForm>
    </Card>
  );
}

/** Shows an order to everybody, on the chain. */
export function Announce({ signed }: { signed: SignedOrder }) {
  const { flow, busy, start } = useTransaction("announceOrder");
  return (
    <ActionForm
      flow={flow}
      busy={busy}
      onSend={() => start(signed)}
      label={<Trans>Announce it on the chain</Trans>}
      variant="secondary"
      done={<Trans>Everybody sees the order in the book now</Trans>}
    >
      <p className="text-sm text-ink-soft">
        <Trans>
          If everybody is to see it in the book, announce it. That costs gas and cannot be undone; you can still cancel
          the order.
        </Trans>
      </p>
    </ActionForm>
  );
}

/** What can be done with an order that was just signed: give it to somebody, cover it, announce it. */
export function Signed({ signed }: { signed: SignedOrder }) {
  const { t } = useLingui();
  return (
    <>
      {signed.order.side === BUY && <AllowPayment signed={signed} />}
      <HandOver
        title={t`Give this to whoever is to fill it`}
        path={ORDER_PATH}
        text={writeMarketOrder(signed)}
        file={`carbontrace-order-${signed.order.vintage}.json`}
      >
        <p>
          <Trans>The link has everything in it. The order is also kept in this browser, under “My offers”.</Trans>
        </p>
      </HandOver>
      <Announce signed={signed} />
    </>
  );
}
