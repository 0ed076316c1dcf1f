/** Moments and spans as the command line takes them. Times without a zone are refused: they would mean another day elsewhere. */
import { fail, ok, type Result } from "../registry/result.ts";

/** Rounds keep times in 32 bits {s}. */
const LAST = 2 ** 32 - 1;

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** `2027-01-31`, `2027-01-31T09:00Z`, `…+08:00`, `now`, `now+15m` → seconds since 1970. `now` is the chain's own time. */
export function parseMoment(text: string, now: number): Result<number, string> {
  const relative = /^now(?:\+([0-9]{1,9})([smhd]))?$/.exec(text);
  if (relative !== null) {
    const [, count, unit] = relative;
    return bounded(now + (count === undefined ? 0 : Number(count) * (UNITS[unit as string] as number)), text);
  }
  const day = "([0-9]{4})-([0-9]{2})-([0-9]{2})";
  const absolute = new RegExp(`^${day}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2}))?$`).exec(text);
  const milliseconds = absolute === null ? Number.NaN : Date.parse(text);
  if (absolute === null || Number.isNaN(milliseconds) || !isDay(absolute)) {
    return fail(
      `"${text.slice(0, 40)}" is not a moment: write 2027-01-31 (midnight UTC), 2027-01-31T09:00Z, 2027-01-31T09:00+08:00, now or now+15m (s, m, h, d)`,
    );
  }
  return bounded(milliseconds / 1_000, text);
}

/** A moment, or `365` or `365d`: so many days after the start. */
export function parseDeadline(text: string, start: number, now: number): Result<number, string> {
  const days = /^([0-9]{1,5})d?$/.exec(text);
  if (days !== null) return bounded(start + Number(days[1]) * (UNITS.d as number), text);
  return parseMoment(text, now);
}

/** 1767225600 → "2026-01-01T00:00:00Z" */
export function formatMoment(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().replace(".000Z", "Z");
}

function bounded(seconds: number, text: string): Result<number, string> {
  return seconds >= 0 && seconds <= LAST
    ? ok(seconds)
    : fail(`"${text}" lies before 1970 or beyond ${formatMoment(LAST)}`);
}

/** `Date.parse` takes 31 February for 3 March. */
function isDay([, year, month, day]: readonly string[]): boolean {
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}
