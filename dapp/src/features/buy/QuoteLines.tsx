import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Currency } from "../../format/index.ts";
import { cx, Money, Skeleton } from "../../ui/index.ts";
import { useTierName } from "../token/index.ts";
import type { Quote } from "./readOffer.ts";

interface QuoteLinesProps {
  quote: Quote | undefined;
  balance: bigint | undefined;
  currency: Currency;
  /** The reader sells into an order: the price comes from its maker, and the commission goes off. */
  selling?: boolean;
}

function Line({ label, strong, children }: { label: ReactNode; strong?: boolean; children: ReactNode }) {
  return (
    <div
      className={cx("flex items-baseline justify-between gap-4", strong && "border-t border-line pt-2 font-semibold")}
    >
      <dt className={strong ? "" : "text-ink-soft"}>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function CommissionLabel({ quote: { discountPercent, tier } }: { quote: Quote }) {
  const tierName = useTierName();
  if (discountPercent === 0 || tier === 0) return <Trans>Commission, to the treasury</Trans>;
  const name = tierName(tier);
  return (
    <Trans>
      Commission less {discountPercent} % ({name}), to the treasury
    </Trans>
  );
}

/** Price, commission and total as the chain quotes them. */
export function QuoteLines({ quote, balance, currency, selling = false }: QuoteLinesProps) {
  if (!quote) return <Skeleton className="h-28" />;
  return (
    <dl className="flex flex-col gap-2 rounded-lg bg-sunken p-4" aria-live="polite" data-testid="quote">
      <Line label={selling ? <Trans>Price, from the buyer</Trans> : <Trans>Price, to the seller</Trans>}>
        <Money amount={quote.price} currency={currency} />
      </Line>
      <Line label={<CommissionLabel quote={quote} />}>
        <Money amount={quote.commission} currency={currency} />
      </Line>
      <Line label={selling ? <Trans>You receive</Trans> : <Trans>You pay</Trans>} strong>
        <Money amount={quote.total} currency={currency} />
      </Line>
      {balance !== undefined && (
        <Line label={<Trans>Your balance</Trans>}>
          <Money amount={balance} currency={currency} />
        </Line>
      )}
    </dl>
  );
}
