/** Why a typed amount is not one. */
export type AmountError =
  | "empty"
  | "notANumber"
  | "ambiguousComma"
  | "tooManyDecimals"
  | "belowMinimum"
  | "aboveMaximum";

/** A typed amount, read. */
export type ParsedAmount = { ok: true; value: bigint } | { ok: false; code: AmountError };

/** What an amount must be. */
export interface AmountRules {
  /** Fraction digits of the unit: 18 for tonnes, 6 for USDC. */
  decimals: number;
  minimum?: bigint;
  maximum?: bigint;
}

/**
 * Reads what a person typed, exactly. Full-width digits (Chinese keyboards) and well-placed thousands commas are fine;
 * "1,5" is not read as 15 nor as 1.5 but asked about. Nothing is ever rounded.
 */
export function parseAmountInput(text: string, rules: AmountRules): ParsedAmount {
  const plain = text
    .normalize("NFKC")
    .replace(/[\s\u200b\u2060]/g, "")
    .replace(/。/g, ".");
  if (plain === "") return fail("empty");
  if (!/^[\d.,]+$/.test(plain) || !/\d/.test(plain)) return fail("notANumber");
  if (plain.includes(",") && !/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain)) return fail("ambiguousComma");
  const match = /^(\d*)(?:\.(\d*))?$/.exec(plain.replaceAll(",", ""));
  if (!match) return fail("notANumber");
  const [, whole = "", fraction = ""] = match;
  const digits = fraction.replace(/0+$/, "");
  if (digits.length > rules.decimals) return fail("tooManyDecimals");
  const value =
    BigInt(whole || "0") * 10n ** BigInt(rules.decimals) + BigInt(digits.padEnd(rules.decimals, "0") || "0");
  if (rules.minimum !== undefined && value < rules.minimum) return fail("belowMinimum");
  if (rules.maximum !== undefined && value > rules.maximum) return fail("aboveMaximum");
  return { ok: true, value };
}

function fail(code: AmountError): ParsedAmount {
  return { ok: false, code };
}
