/** Moments and spans as the command line takes them. Times without a zone are refused: they would mean another day elsewhere. */
import { fail, ok, type Result } from "../registry/result.ts";

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** `2027-01-31`, `2027-01-31T09:00Z`, `…+08:00`, `now`, `now+15m` → seconds since 1970. `now` is the chain's own time. */
export function parseMoment(text: string, now: number): Result<number, string> {
  const relative = /^now(?:\+([0-9]{1,9})([smhd]))?$/.exec(text);
  if (relative !== null) {
    const [, count, unit] = relative;
    return ok(now + (count === undefined ? 0 : Number(count) * (UNITS[unit as string] as number)));
  }
  const day = "([0-9]{4})-([0-9]{2})-([0-9]{2})";
  const absolute = new RegExp(`^${day}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2}))?$`).exec(text);
  const milliseconds = absolute === null ? Number.NaN : Date.parse(text);
  if (absolute === null || Number.isNaN(milliseconds) || !isDay(absolute)) {
    return fail(
      `"${text.slice(0, 40)}" is not a moment: write 2027-01-31 (midnight UTC), 2027-01-31T09:00Z, 2027-01-31T09:00+08:00, now or now+15m (s, m, h, d)`,
    );
  }
  return ok(milliseconds / 1_000);
}

/** A moment, or `365` or `365d`: so many days after the start. */
export function parseDeadline(text: string, start: number, now: number): Result<number, string> {
  const days = /^([0-9]{1,5})d?$/.exec(text);
  if (days !== null) return ok(start + Number(days[1]) * (UNITS.d as number));
  const moment = parseMoment(text, now);
  return moment.ok ? moment : fail(`${moment.error}; or a number of days after the start`);
}

/** 1767225600 → "2026-01-01T00:00:00Z" */
export function formatMoment(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().replace(".000Z", "Z");
}

/** `Date.parse` takes 31 February for 3 March. */
function isDay([, year, month, day]: readonly string[]): boolean {
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}
