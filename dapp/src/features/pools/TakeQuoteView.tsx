import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Pool } from "../../data/pools/model.ts";
import { useLocale } from "../../i18n/index.ts";
import type { PoolTaken } from "../../transactions/index.ts";
import { cx, Notice, TokenAmount, Tonnes } from "../../ui/index.ts";
import type { TakeQuote } from "./takeQuote.ts";
import { currencyOf, feePercent } from "./units.ts";
import { VintageLink } from "./VintageLink.tsx";

/** A figure of a quote. */
export function QuoteLine({ label, strong, children }: { label: ReactNode; strong?: boolean; children: ReactNode }) {
  return (
    <div
      className={cx("flex items-baseline justify-between gap-4", strong && "border-t border-line pt-2 font-semibold")}
    >
      <dt className={strong ? "" : "text-ink-soft"}>{label}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  );
}

interface SideProps {
  title: ReactNode;
  rate: string;
  chosen: boolean;
  children: ReactNode;
}

function Side({ title, rate, chosen, children }: SideProps) {
  return (
    <div className={cx("rounded-lg border p-3", chosen ? "border-brand bg-brand-soft" : "border-line")}>
      <p className="text-sm text-ink-soft">
        {title}, {rate}
      </p>
      <p className="mt-1 font-medium">{children}</p>
      {chosen && (
        <p className="text-sm text-brand">
          <Trans>this is yours</Trans>
        </p>
      )}
    </div>
  );
}

interface TakeQuoteViewProps {
  pool: Pool;
  quote: TakeQuote;
  kind: PoolTaken["kind"];
  /** What the account has of the pool's tokens {unit}; missing while it is not known. */
  balance: bigint | undefined;
  retiring: boolean;
}

/** What taking something out gives, both fees side by side, and what is paid, as the pool tells it. */
export function TakeQuoteView({ pool, quote, kind, balance, retiring }: TakeQuoteViewProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const currency = currencyOf(pool);
  const { lines, sum, fee, selective, automatic } = quote;
  const { symbol } = pool;
  return (
    <div className="flex flex-col gap-3" data-testid="take-quote">
      <div className="grid gap-2 sm:grid-cols-2">
        <Side
          title={t`Fee of taking by the queue`}
          rate={feePercent(pool.fees.automatic, locale)}
          chosen={kind === "automatic"}
        >
          {automatic === null ? (
            <>
              — <span className="text-sm text-ink-soft">{t`the queue has not so much without suspended projects`}</span>
            </>
          ) : (
            <TokenAmount units={automatic} currency={currency} />
          )}
        </Side>
        <Side
          title={t`Fee of choosing vintages`}
          rate={feePercent(pool.fees.selective, locale)}
          chosen={kind === "selected"}
        >
          <TokenAmount units={selective} currency={currency} />
        </Side>
      </div>
      <div className="rounded-lg bg-sunken p-4" aria-live="polite">
        <p className="mb-2 text-sm text-ink-soft">{retiring ? t`Retired for you` : t`You receive`}</p>
        <ul className="mb-3 flex flex-col gap-2">
          {lines.map(({ vintage, amount }) => (
            <li key={vintage} className="flex flex-wrap justify-between gap-x-4">
              <VintageLink vintage={vintage} />
              <Tonnes units={amount} />
            </li>
          ))}
        </ul>
        <dl className="flex flex-col gap-2">
          <QuoteLine label={<Trans>Tokens for these credits</Trans>}>
            <TokenAmount units={sum} currency={currency} />
          </QuoteLine>
          <QuoteLine label={<Trans>Fee, at most this much</Trans>}>
            <TokenAmount units={fee} currency={currency} />
          </QuoteLine>
          <QuoteLine label={<Trans>You pay</Trans>} strong>
            <TokenAmount units={sum + fee} currency={currency} />
          </QuoteLine>
          {balance !== undefined && (
            <QuoteLine label={<Trans>Your balance</Trans>}>
              <TokenAmount units={balance} currency={currency} />
            </QuoteLine>
          )}
        </dl>
      </div>
      {balance !== undefined && balance < sum + fee && (
        <Notice tone="warn">
          <Trans>You do not have enough {symbol} for this, the fee included.</Trans>
        </Notice>
      )}
    </div>
  );
}
