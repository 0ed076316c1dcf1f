import { Trans } from "@lingui/react/macro";
import type { Currency } from "../format/index.ts";
import {
  formatDecimal,
  formatMoney,
  formatTonnes,
  formatTonnesShort,
  isShortened,
  TONNE_DECIMALS,
} from "../format/index.ts";
import { useLocale } from "../i18n/index.ts";
import { cx } from "./classes.ts";

/** Longer than this, an exact amount may break, so that eighteen decimals fit a phone. */
const UNBROKEN = 14;

/** Tonnes with their unit. `short` cuts after three decimals and keeps the exact amount in the tooltip. */
export function Tonnes({ units, short = false }: { units: bigint; short?: boolean }) {
  const locale = useLocale();
  const exact = formatTonnes(units, locale);
  const shortened = short && isShortened(units, TONNE_DECIMALS, 3);
  return (
    <span
      className={cx("tabular-nums", exact.length > UNBROKEN && !shortened ? "wrap-anywhere" : "whitespace-nowrap")}
      title={shortened ? `${exact} t` : undefined}
    >
      {shortened ? formatTonnesShort(units, locale) : exact}
      {"\u00a0"}t
    </span>
  );
}

/** Money with its symbol; a dash as long as the token's decimals are not known. */
export function Money({ amount, currency }: { amount: bigint; currency: Currency | undefined }) {
  const locale = useLocale();
  return (
    <span className="whitespace-nowrap tabular-nums">{currency ? formatMoney(amount, currency, locale) : "…"}</span>
  );
}

/** The price of a tonne. */
export function UnitPrice({ amount, currency }: { amount: bigint; currency: Currency | undefined }) {
  return (
    <span className="whitespace-nowrap">
      <Money amount={amount} currency={currency} />{" "}
      <span className="text-sm text-ink-faint">
        <Trans>per t</Trans>
      </span>
    </span>
  );
}

/** Fraction digits of an amount of a token that is not written out whole. */
const TOKEN_DIGITS = 6;

interface TokenAmountProps {
  units: bigint;
  currency: Currency;
  /** Every digit, where amounts are held against one another. */
  exact?: boolean;
}

/** An amount of any token with its symbol: cut after six decimals, with the exact amount in the tooltip. */
export function TokenAmount({ units, currency, exact = false }: TokenAmountProps) {
  const locale = useLocale();
  const { decimals, symbol } = currency;
  const shortened = !exact && isShortened(units, decimals, TOKEN_DIGITS);
  return (
    <span
      className="whitespace-nowrap tabular-nums"
      title={shortened ? `${formatDecimal(units, decimals, locale)} ${symbol}` : undefined}
    >
      {formatDecimal(units, decimals, locale, exact ? {} : { maximum: TOKEN_DIGITS })}
      {"\u00a0"}
      {symbol}
    </span>
  );
}
