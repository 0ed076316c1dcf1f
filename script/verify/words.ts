/** Numbers and codes of the contracts as words. */
import { formatMoney } from "../chain/amounts.ts";
import { formatIsoDate } from "../registry/calendar.ts";
import type { Price } from "./certificate.ts";

/** `Purpose` in the order of the contract's enum. */
const PURPOSES = [
  "voluntary claim",
  "compliance",
  "judicial ecological compensation",
  "personal",
  "product footprint",
  "other",
] as const;

export function purposeOf(purpose: number): string {
  return PURPOSES[purpose] ?? `number ${purpose}`;
}

/** Between the court and the case of a purpose reference; the first one parts them. */
const COURT_FROM_CASE = "; ";

/** Court and case of judicial ecological compensation; `null` for other purposes, and for references without both. */
export function courtAndCaseOf({ purpose, purposeReference }: { purpose: number; purposeReference: string }): {
  court: string | null;
  courtCase: string | null;
} {
  const at = purposeReference.indexOf(COURT_FROM_CASE);
  if (PURPOSES[purpose] !== "judicial ecological compensation" || at < 0) return { court: null, courtCase: null };
  return {
    court: purposeReference.slice(0, at),
    courtCase: purposeReference.slice(at + COURT_FROM_CASE.length),
  };
}

/** `ProjectClass` in the order of the contract's enum; the first stands for none. */
const CLASSES = [null, "nature", "renewable", "efficiency", "industrial", "removal"] as const;
export type ProjectClass = Exclude<(typeof CLASSES)[number], null>;

export function classOf(number: number): ProjectClass | null {
  return CLASSES[number] ?? null;
}

/** A country code of the contracts (bytes2), or an empty string. */
export function countryOf(bytes2: string): string {
  return Buffer.from(bytes2.slice(2), "hex").toString("latin1").replaceAll("\0", "");
}

/** "12.5 USDC (0x…)": its symbol is what the token calls itself, its address is what it is. */
export function priceOf({ token, paid, symbol, decimals }: Price): string {
  return `${formatMoney(paid, decimals, symbol).trimEnd()} (${token})`;
}

/** "2024-12-31" of 20241231, or `null` of 0. */
export function dayOf(date: number): string | null {
  return date === 0 ? null : formatIsoDate(date);
}

/** "2026-04-30T12:00:00.000Z" of Unix time {s}. */
export function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
