/**
 * Hygiene of free text from an export. Cells are untrusted: names end up on chain, in JSON and in a terminal. A name that
 * begins with "=" is a name; nothing here writes CSV, where a spreadsheet would run it.
 */

/** Longest cell an importer reads; the longest of 300 sampled real cells has 178 characters. */
export const MAX_CELL_LENGTH = 4_000;

// Rules of the protocol (§6): C0 and C1 controls, bidirectional embeddings, overrides and isolates are refused, and what
// no XML document may hold.
const FORBIDDEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;
// Inside a cell a line break is legal CSV (quoted newline) and is folded into a space before this check.
const LINE_BREAKS = /[\t ]*(?:\r\n|\r|\n)[\t ]*/g;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Trims, and folds quoted line breaks into one space. Nothing else is changed. */
export function cleanCell(raw: string): string {
  return raw.replace(LINE_BREAKS, " ").trim();
}

/** Why this text cannot go on chain, or `undefined` if it can. */
export function forbiddenText(text: string): string | undefined {
  const match = FORBIDDEN.exec(text);
  if (match) {
    const code = (match[0].codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
    return `contains the control or direction character U+${code} at position ${match.index + 1}`;
  }
  if (LONE_SURROGATE.test(text)) return "is not valid Unicode (a lone surrogate)";
  if (text.includes("\ufffd")) return "contains U+FFFD: the file was not read in its own encoding";
  return undefined;
}

/** For reports: control and direction characters are shown as escapes, long text is cut with its length. */
export function printable(text: string, limit = 80): string {
  const cut = text.length > limit ? `${text.slice(0, limit)}… (${text.length} characters)` : text;
  return cut.replace(
    /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu,
    (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`,
  );
}

/** Every dash that a keyboard, a word processor or a PDF can produce → "-". */
export function foldDashes(text: string): string {
  return text.replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-");
}

/** Key for look-ups in a table of names: case, accents, dashes, punctuation spacing and double spaces do not matter. */
export function lookupKey(text: string): string {
  return foldDashes(text)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, " ")
    .replace(/ ?- ?/g, "-")
    .replace(/ ?([,;:]) ?/g, "$1 ")
    .trim();
}
