/** A country in words, from its ISO 3166-1 alpha-2 code; an unknown code stays as it is. */
export function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  try {
    return new Intl.DisplayNames(locale, { type: "region", fallback: "code" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The two letters that a `bytes2` stands for: "0x4252" → "BR"; "" for zero or anything else. */
export function countryFromBytes(bytes: string): string {
  const match = /^0x([0-9a-f]{2})([0-9a-f]{2})$/i.exec(bytes);
  const code = match ? String.fromCharCode(...match.slice(1).map((pair) => Number.parseInt(pair, 16))) : bytes;
  return /^[A-Z]{2}$/.test(code) ? code : "";
}
