import { useLocale } from "../../i18n/index.ts";
import { cx } from "../../ui/index.ts";
import { formatCrbn, formatCrbnShort, isCrbnShortened } from "./amounts.ts";

/** Longer than this, an exact amount may break, so that eighteen decimals fit a phone. */
const UNBROKEN = 16;

interface CrbnProps {
  units: bigint;
  /** Cuts after four decimals and keeps the exact amount in the tooltip. */
  short?: boolean;
  /** "CRBN" unless votes or staked amounts are meant: "sCRBN". */
  symbol?: "CRBN" | "sCRBN";
}

/** An amount of CRBN with its symbol. */
export function Crbn({ units, short = false, symbol = "CRBN" }: CrbnProps) {
  const locale = useLocale();
  const exact = formatCrbn(units, locale);
  const shortened = short && isCrbnShortened(units);
  return (
    <span
      className={cx("tabular-nums", exact.length > UNBROKEN && !shortened ? "wrap-anywhere" : "whitespace-nowrap")}
      title={shortened ? `${exact} ${symbol}` : undefined}
    >
      {shortened ? formatCrbnShort(units, locale) : exact}
      {"\u00a0"}
      {symbol}
    </span>
  );
}
