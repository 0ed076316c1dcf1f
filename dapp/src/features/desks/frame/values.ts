import { isAddress } from "viem";
import { isCid } from "../../../format/index.ts";

/** A whole number as it was typed, 1 to `most`; undefined for anything else. */
export function readNumber(text = "", most = 2n ** 64n - 1n): bigint | undefined {
  const plain = text.normalize("NFKC").trim();
  if (!/^\d{1,20}$/.test(plain)) return undefined;
  const number = BigInt(plain);
  return number > 0n && number <= most ? number : undefined;
}

/** The same, where the contract takes 32 bits or fewer. */
export function readSmall(text = "", most = 2n ** 32n - 1n): number | undefined {
  const number = readNumber(text, most);
  return number === undefined ? undefined : Number(number);
}

/** A date field's day as yyyymmdd. */
export function readDay(text = ""): number | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Number(text.replaceAll("-", "")) : undefined;
}

/** The CID of a document. */
export function readCidText(text = ""): string | undefined {
  return isCid(text) ? text : undefined;
}

/** What a field takes. */
export type FieldKind = "number" | "cid" | "address";

/** Whether what was typed is none of its kind; nothing typed is not wrong yet. */
export function isMalformed(kind: FieldKind, typed: string): boolean {
  const text = typed.trim();
  if (text === "") return false;
  if (kind === "number") return readNumber(text) === undefined;
  return kind === "cid" ? readCidText(text) === undefined : !isAddress(text, { strict: false });
}

/** An object whose values are all there; undefined while one is missing or empty. */
export function whole<Value extends Record<string, unknown>>(
  values: Value,
): { [Key in keyof Value]: NonNullable<Value[Key]> } | undefined {
  const missing = Object.values(values).some((value) => value === undefined || value === "");
  return missing ? undefined : (values as { [Key in keyof Value]: NonNullable<Value[Key]> });
}
