/** Case, accents and full-width forms do not matter when searching. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

/** Whether a text has all the words that somebody typed, in whatever order. Nothing typed finds everything. */
export function searchFor(typed: string): (text: string) => boolean {
  const terms = fold(typed).split(/\s+/).filter(Boolean);
  return (text) => {
    const folded = terms.length > 0 ? fold(text) : "";
    return terms.every((term) => folded.includes(term));
  };
}
