import { fail, ok, type Result } from "./result.ts";

export const UINT32_MAX = 2n ** 32n - 1n;
export const UINT40_MAX = 2n ** 40n - 1n;
export const UINT64_MAX = 2n ** 64n - 1n;

/**
 * A plain decimal number: ASCII digits only (no sign, no space, no Arabic or full-width digits), no leading zero,
 * at most `max`. Length is checked before `BigInt`, so a megabyte of nines costs nothing.
 */
export function parseUint(text: string, max: bigint): Result<bigint, string> {
  if (text === "") return fail("is empty");
  const limit = max.toString();
  if (text.length > limit.length && /^[0-9]+$/.test(text.slice(0, 100))) {
    return fail(`has ${text.length} digits; the largest possible number is ${limit}`);
  }
  if (!/^[0-9]+$/.test(text)) return fail(`"${text.slice(0, 40)}" is not a number in plain digits`);
  if (text.length > 1 && text.startsWith("0")) return fail(`"${text}" has a leading zero`);
  const value = BigInt(text);
  if (value > max) return fail(`${text} is above ${limit}`);
  return ok(value);
}

/**
 * A quantity as registries write it: `425`, `28,571`, `1,454,054`. Commas are believed only where they group by three,
 * so that `1,5` or `12,34` (a decimal comma) is refused instead of becoming 15 or 1234.
 */
export function parseQuantity(text: string): Result<bigint, string> {
  if (text === "") return fail("is empty");
  if (text.length > 40) return fail(`has ${text.length} characters`);
  if (/^[0-9]+\.0+$/.test(text)) return parseUint(text.slice(0, text.indexOf(".")), UINT64_MAX);
  if (/^[0-9]{1,3}(?:,[0-9]{3})+$/.test(text)) return parseUint(text.replaceAll(",", ""), UINT64_MAX);
  return parseUint(text, UINT64_MAX);
}

/** 3891681n → "3,891,681". Display only. */
export function groupDigits(value: bigint | number): string {
  return value.toString().replace(/\B(?=(?:\d{3})+(?!\d))/g, ",");
}

/** The smaller. */
export function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** The greater. */
export function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
