import { fail, ok, type Result } from "./result.ts";

/** A calendar date as one number, e.g. 20241231. Orders like time, needs no time zone, fits a `uint32` on chain. */
export type CalendarDate = number;

/** First and last year in which a monitoring period of a carbon standard is believed. */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function fromParts(year: number, month: number, day: number, text: string): Result<CalendarDate, string> {
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return fail(`"${text}": the year ${year} is outside ${FIRST_YEAR}–${LAST_YEAR}`);
  }
  if (month < 1 || month > 12) return fail(`"${text}": there is no month ${month}`);
  const days = month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] as number);
  if (day < 1 || day > days) return fail(`"${text}": month ${month} of ${year} has ${days} days, not ${day}`);
  return ok(year * 10_000 + month * 100 + day);
}

/** `DDMMYYYY`, as in Verra serial numbers. 31022024 is refused, not rolled over into March. */
export function parseDdmmyyyy(text: string): Result<CalendarDate, string> {
  if (!/^[0-9]{8}$/.test(text)) return fail(`"${text}" is not eight digits DDMMYYYY`);
  return fromParts(Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2)), text);
}

/** `YYYY-MM-DD`, optionally with a time of day behind it (`2026-04-13T12:35:58.842275`), which is dropped. */
export function parseIsoDate(text: string): Result<CalendarDate, string> {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?Z?)?$/.exec(
    text,
  );
  if (!match) return fail(`"${text}" is not a date YYYY-MM-DD`);
  return fromParts(Number(match[1]), Number(match[2]), Number(match[3]), text);
}

export function yearOf(date: CalendarDate): number {
  return Math.floor(date / 10_000);
}

export function formatDdmmyyyy(date: CalendarDate): string {
  const text = String(date).padStart(8, "0");
  return `${text.slice(6)}${text.slice(4, 6)}${text.slice(0, 4)}`;
}

export function formatIsoDate(date: CalendarDate): string {
  const text = String(date).padStart(8, "0");
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}
