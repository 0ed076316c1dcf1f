/*
 * Texts that strangers wrote. They are shown as they stand, without characters that hide, that turn the direction of
 * writing, or that make two texts look alike. Joiners and variants of characters stay: words and pictures need them.
 */

const HOSTILE =
  /(?!\n|\t|\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])[\p{Cc}\p{DI}\p{Zl}\p{Zp}\ufff9-\ufffb]/gu;

const unixLines = (text: string) => text.replace(/\r\n?/g, "\n");

/** A stranger's text without what could turn or hide it. Lines end in a line feed. */
export function plain(text: string): string {
  return unixLines(text).replace(HOSTILE, "");
}

/** Whether a text holds nothing that could turn or hide it. */
export function isPlain(text: string): boolean {
  return plain(text) === unixLines(text);
}

/** What a reader tells a line by: lines with the same look differ at most in case, spaces and characters without a look. Empty for a line without any look. */
export function lookOf(line: string): string {
  return line
    .normalize("NFKC")
    .replace(/\p{DI}/gu, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

/** A text in which one empty line at most separates two paragraphs. */
export function closeUp(text: string): string {
  return unixLines(text).replace(/\n(?:[^\S\n]*\n){2,}/g, "\n\n");
}
