/** A calendar day, as the chain writes it: `20240131`. */
export type DayNumber = number;

/** A day is written the same alone, in a period and before a time. */
const DAY_PARTS = { year: "numeric", month: "short", day: "numeric" } as const;

/** The UTC midnight of a day written yyyymmdd, or null when it is no day of the calendar. */
export function parseDay(day: DayNumber): Date | null {
  const [year, month, date] = [Math.trunc(day / 10_000), Math.trunc(day / 100) % 100, day % 100];
  if (!Number.isInteger(day) || year < 1_000 || year > 9_999) return null;
  const time = new Date(Date.UTC(year, month - 1, date));
  return time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === date ? time : null;
}

/** A day in words: "31 Jan 2024", "2024年1月31日". What is no day is shown as it is. */
export function formatDay(day: DayNumber, locale: string): string {
  const time = parseDay(day);
  return time ? dayFormat(locale).format(time) : String(day);
}

/** A monitoring period: "1 Jan – 31 Dec 2024". */
export function formatPeriod(start: DayNumber, end: DayNumber, locale: string): string {
  const [first, last] = [parseDay(start), parseDay(end)];
  if (!first || !last || last < first) return `${formatDay(start, locale)} – ${formatDay(end, locale)}`;
  // Chinese ranges fall back to bare figures (2024/1/1); both days are written out instead.
  if (locale.startsWith("zh")) return `${formatDay(start, locale)}至${formatDay(end, locale)}`;
  return dayFormat(locale).formatRange(first, last);
}

/** A block's time in the reader's zone, with the zone's name: "20 Nov 2026, 14:05:09 UTC". */
export function formatTime(unixSeconds: bigint | number, locale: string, timeZone?: string): string {
  const format = new Intl.DateTimeFormat(dateLocale(locale), {
    ...DAY_PARTS,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  const milliseconds = Number(unixSeconds) * 1_000;
  // Languages put the zone's name before the time or in brackets; here it always stands plainly behind it.
  const zone = new Intl.DateTimeFormat(dateLocale(locale), { timeZoneName: "short", timeZone })
    .formatToParts(milliseconds)
    .find(({ type }) => type === "timeZoneName");
  return `${format.format(milliseconds)} ${zone?.value ?? ""}`.trimEnd();
}

/** A block's day in the reader's zone, when the minute does not matter. */
export function formatDate(unixSeconds: bigint | number, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(dateLocale(locale), { ...DAY_PARTS, timeZone }).format(Number(unixSeconds) * 1_000);
}

/** A block's time for machines: "2026-11-20T14:05:09.000Z". */
export function isoTime(unixSeconds: bigint | number): string {
  return new Date(Number(unixSeconds) * 1_000).toISOString();
}

function dayFormat(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(dateLocale(locale), { ...DAY_PARTS, timeZone: "UTC" });
}

/** English dates put the day first: the month-first order of plain "en" is American, credits are not. */
function dateLocale(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}
