import { Trans } from "@lingui/react/macro";
import type { Currency } from "../../format/index.ts";
import { Money, Tonnes } from "../../ui/index.ts";
import type { Guards } from "./guards.ts";
import type { RetireRoute } from "./readRoutes.ts";

interface PayLinesProps {
  route: RetireRoute;
  guards: Guards;
  currency: Currency;
  balance: bigint | undefined;
}

/** What is paid for what, and the bounds beyond which nothing is carried out. */
export function PayLines({ route, guards, currency, balance }: PayLinesProps) {
  const { quote } = route;
  const line = "flex items-baseline justify-between gap-4";
  return (
    <dl className="flex flex-col gap-2 rounded-lg bg-sunken p-4" aria-live="polite" data-testid="pay">
      <div className={line}>
        <dt className="text-ink-soft">
          <Trans>You retire</Trans>
        </dt>
        <dd>
          <Tonnes units={quote.tonnes} />
        </dd>
      </div>
      <div className={line}>
        <dt className="font-semibold">
          <Trans>You pay</Trans>
        </dt>
        <dd className="font-semibold">
          <Money amount={quote.paid} currency={currency} />
        </dd>
      </div>
      <div className={line}>
        <dt className="text-ink-soft">
          {guards.exact === "tonnes" ? <Trans>At most</Trans> : <Trans>At least retired</Trans>}
        </dt>
        <dd>
          {guards.exact === "tonnes" ? (
            <Money amount={guards.payment} currency={currency} />
          ) : (
            <Tonnes units={guards.tonnes} />
          )}
        </dd>
      </div>
      {balance !== undefined && (
        <div className={line}>
          <dt className="text-ink-soft">
            <Trans>Your balance</Trans>
          </dt>
          <dd>
            <Money amount={balance} currency={currency} />
          </dd>
        </div>
      )}
    </dl>
  );
}
