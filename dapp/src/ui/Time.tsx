import { formatDate, formatTime, isoTime } from "../format/index.ts";
import { useLocale } from "../i18n/index.ts";

/** A block's time in the reader's zone; the exact instant is in the tooltip. `dateOnly` shows the day. */
export function Time({ at, dateOnly = false }: { at: bigint; dateOnly?: boolean }) {
  const locale = useLocale();
  const full = formatTime(at, locale);
  return (
    <time dateTime={isoTime(at)} title={dateOnly ? full : isoTime(at)} className="break-keep tabular-nums">
      {dateOnly ? formatDate(at, locale) : full}
    </time>
  );
}
