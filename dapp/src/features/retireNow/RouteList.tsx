import { Trans, useLingui } from "@lingui/react/macro";
import { useCurrencies } from "../../data/index.ts";
import { type Currency, formatPercent } from "../../format/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { ErrorSentence } from "../../transactions/index.ts";
import { cx, Money, Tonnes, UnitPrice } from "../../ui/index.ts";
import { perTonne } from "./candidates.ts";
import type { RetireRoute, Routes } from "./readRoutes.ts";

/** One per cent is 100 basis points. */
const PERCENT_DECIMALS = 2;
/** From here on it is said how far a payment moves the price {1e4 = 100 %}. */
const WORTH_SAYING = 10;
/** From here on it is warned of {1e4 = 100 %}. */
export const HIGH_IMPACT = 500;

/** Where the credits of a way come from, in words. */
export function RouteName({ kind, symbol }: { kind: RetireRoute["kind"]; symbol: string | undefined }) {
  const token = symbol ?? "";
  if (kind === "listings") return <Trans>The cheapest listings</Trans>;
  if (kind === "orders") return <Trans>The cheapest signed orders</Trans>;
  if (kind === "queue") return <Trans>Pool {token}, what was deposited first</Trans>;
  return <Trans>Pool {token}, exactly this vintage</Trans>;
}

interface RouteListProps {
  found: Routes;
  currency: Currency;
  chosen: string | undefined;
  onChoose: (key: string) => void;
  disabled: boolean;
}

/** The ways to retire beside one another, the best first: what each costs in all, and for a tonne. */
export function RouteList({ found, currency, chosen, onChoose, disabled }: RouteListProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { routes, failures } = found;
  const currencies = useCurrencies(routes.map(({ token }) => token));
  return (
    <fieldset className="flex flex-col gap-3" disabled={disabled} data-testid="routes">
      <legend className="mb-2 font-semibold">
        <Trans>Where the credits come from</Trans>
      </legend>
      {routes.map(({ key, kind, pool, quote, token, path, impact }) => (
        <label
          key={key}
          className={cx(
            "flex cursor-pointer items-start gap-3 rounded-lg border p-3",
            key === chosen ? "border-brand bg-brand-soft" : "border-line",
          )}
        >
          <input
            type="radio"
            name="route"
            className="mt-1 size-5 shrink-0 accent-brand"
            checked={key === chosen}
            onChange={() => onChoose(key)}
          />
          <span className="min-w-0 grow">
            <span className="flex flex-wrap justify-between gap-x-4 font-medium">
              <span>
                <RouteName kind={kind} symbol={pool?.symbol} />
              </span>
              <UnitPrice amount={perTonne(quote.paid, quote.tonnes)} currency={currency} />
            </span>
            <span className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
              <span>
                <Trans>
                  <Tonnes units={quote.tonnes} short /> for <Money amount={quote.paid} currency={currency} />
                </Trans>
              </span>
              <span>
                {pool === undefined ? t`Commission` : t`Pool's fee`}:{" "}
                <Money amount={quote.fee} currency={currencies.get(token.toLowerCase())} />
              </span>
              {path.length > 1 && <span>{t`through Uniswap`}</span>}
              {impact !== undefined && impact >= WORTH_SAYING && (
                <span className={impact >= HIGH_IMPACT ? "text-danger" : undefined}>
                  <Trans>moves the price by {formatPercent(BigInt(impact), PERCENT_DECIMALS, locale)}</Trans>
                </span>
              )}
            </span>
          </span>
        </label>
      ))}
      {failures.length > 0 && (
        <details className="text-sm text-ink-soft">
          <summary className="min-h-6 cursor-pointer">
            <Trans>Other ways that cannot be taken now ({failures.length})</Trans>
          </summary>
          <ul className="mt-2 flex flex-col gap-2">
            {failures.map(({ key, kind, symbol, error }) => (
              <li key={key}>
                <RouteName kind={kind} symbol={symbol} />:{" "}
                {error === "noPath" ? (
                  <Trans>Uniswap has no way from the token you pay in.</Trans>
                ) : (
                  <ErrorSentence error={error} />
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  );
}
