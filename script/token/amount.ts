/** Amounts of CRBN as people write them in files and options. Nothing is rounded and nothing is guessed. */
import { formatMoney } from "../chain/amounts.ts";
import { parseUint } from "../registry/integer.ts";
import { fail, ok, type Result } from "../registry/result.ts";
import { printable } from "../registry/text.ts";

/** Decimals of CRBN. */
export const CRBN_DECIMALS = 18;

/** The largest amount that the airdrop pays {wei}: the whole supply. It refuses a leaf that grants more. */
export const MAX_AMOUNT = 1_000_000_000n * 10n ** 18n;

/** 1234500000000000000000n → "1,234.5 CRBN". */
export function formatCrbn(wei: bigint): string {
  return formatMoney(wei, CRBN_DECIMALS, "CRBN");
}

/** "1234.5" (CRBN, at most 18 decimals) → wei above zero; the error says what is wrong with the text. */
export function parseCrbn(text: string): Result<bigint, string> {
  const strange = misspelt(text);
  if (strange !== undefined) return fail(strange);
  const [whole = "", fraction] = text.split(".");
  if (fraction !== undefined) {
    if (whole === "" || fraction === "") return fail(`${quoted(text)} needs digits on both sides of its point`);
    if (fraction.length > CRBN_DECIMALS)
      return fail(`${quoted(text)} has ${fraction.length} decimals: less than a wei cannot be paid, CRBN has 18`);
  }
  const units = parseUint(whole, MAX_AMOUNT);
  if (!units.ok) return units;
  return bounded(units.value * 10n ** 18n + BigInt((fraction ?? "").padEnd(CRBN_DECIMALS, "0")), text);
}

/** "1000000000000000000" (wei) → wei above zero; the error says what is wrong with the text. */
export function parseWei(text: string): Result<bigint, string> {
  const strange = misspelt(text);
  if (strange !== undefined) return fail(strange);
  if (text.includes(".")) return fail(`${quoted(text)} is a fraction: a wei has no parts`);
  const wei = parseUint(text, MAX_AMOUNT);
  return wei.ok ? bounded(wei.value, text) : wei;
}

function bounded(wei: bigint, text: string): Result<bigint, string> {
  if (wei === 0n) return fail("is zero: leave the row out");
  if (wei > MAX_AMOUNT) return fail(`${quoted(text)} is more than the whole supply, 1,000,000,000 CRBN`);
  return ok(wei);
}

/** What is not digits with at most one point, named by what it probably was meant as. */
function misspelt(text: string): string | undefined {
  if (text === "") return "is empty";
  if (/^[0-9]+(?:\.[0-9]*)?$|^\.[0-9]+$/.test(text)) return undefined;
  if (/^[-\u2010-\u2015\u2212]/.test(text)) return `${quoted(text)} is negative`;
  if (text.startsWith("+")) return `${quoted(text)} has a sign`;
  if (/^0x/i.test(text)) return `${quoted(text)} is hexadecimal: write it in decimal digits`;
  if (/^[0-9.]+e[-+]?[0-9]+$/i.test(text)) return `${quoted(text)} has an exponent: write all its digits`;
  if (/^[0-9.,'\u2019_\s]+$/u.test(text))
    return `${quoted(text)} has separators: digits and at most one decimal point only`;
  return `${quoted(text)} is not an amount in plain digits`;
}

function quoted(text: string): string {
  return `"${printable(text, 60)}"`;
}
