import { useLocale } from "../../i18n/index.ts";
import { formatCrbn, formatCrbnFixed, formatCrbnShort, isCrbnShortened } from "./amounts.ts";

/** Longer than this, an exact amount may break, so that eighteen decimals fit a phone. */
const UNBROKEN = 16;

interface CrbnProps {
  units: bigint;
  /** Cuts after four decimals and keeps the exact amount in the tooltip. */
  short?: boolean;
  /** Always writes four decimals, for a figure that ticks. */
  ticking?: boolean;
  /** "CRBN" unless votes or staked amounts are meant: "sCRBN". */
  symbol?: "CRBN" | "sCRBN";
}

/** An amount of CRBN with its symbol. */
export function Crbn({ units, short = false, ticking = false, symbol = "CRBN" }: CrbnProps) {
  const locale = useLocale();
  const exact = formatCrbn(units, locale);
  const shortened = (short || ticking) && isCrbnShortened(units);
  const written = ticking ? formatCrbnFixed(units, locale) : shortened ? formatCrbnShort(units, locale) : exact;
  const title = shortened ? `${exact} ${symbol}` : undefined;
  if (written.length > UNBROKEN) {
    return (
      <span className="tabular-nums" title={title}>
        <span className="wrap-anywhere">{written}</span> <span className="whitespace-nowrap">{symbol}</span>
      </span>
    );
  }
  return (
    <span className="whitespace-nowrap tabular-nums" title={title}>
      {written}
      {"\u00a0"}
      {symbol}
    </span>
  );
}
