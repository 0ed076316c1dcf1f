/**
 * Methodologies. Verra gives codes separated by `;` (`AMS-III.D.; AMS-III.F.`), Gold Standard a code with a title or a
 * title alone, often nothing, sometimes "Not provided". No methodology is written as the empty list and means "unknown",
 * which passes no methodology criterion.
 */
export interface Methodology {
  /** "ACM0002", "AMS-III.AV.", "GS TPDDTEC"; the whole text where it starts with no known code */
  readonly code: string;
  /** "3.1" or `null` */
  readonly version: string | null;
  /** the registry's own words */
  readonly text: string;
}

const CDM_OR_VCS = /^(?:AR-)?(?:ACM|AM|AMS|VM|VMR|VMD)-?(?:[IV]+\.[A-Z]{1,3}\.?|\d{4})(?![A-Za-z0-9])/;
const GOLD_STANDARD = /^GS (TPDDTEC|MS Simplified Methodology for Efficient Cookstoves)\s+v(\d+(?:\.\d+)*)/i;
const UNKNOWN = /^(?:not provided|n\/?a|none|unknown|-)?$/i;

export function parseMethodologies(text: string): readonly Methodology[] {
  const result: Methodology[] = [];
  for (const part of text.split(";").map((piece) => piece.trim())) {
    if (UNKNOWN.test(part)) continue;
    const methodology = parseOne(part);
    if (!result.some((known) => known.code === methodology.code)) result.push(methodology);
  }
  return result;
}

function parseOne(text: string): Methodology {
  const gold = GOLD_STANDARD.exec(text);
  if (gold) return { code: `GS ${gold[1]}`, version: gold[2] as string, text };
  const code = CDM_OR_VCS.exec(text)?.[0];
  if (code === undefined) return { code: text, version: null, text };
  const version = /^[,\s]+v(?:ersion )?(\d+(?:\.\d+)*)/i.exec(text.slice(code.length))?.[1] ?? null;
  return { code, version, text };
}

/** "ACM0002" or "AMS-III.D.; AMS-III.F."; the empty string for unknown. */
export function formatMethodologies(list: readonly Methodology[]): string {
  return list.map(({ code, version }) => (version === null ? code : `${code} v${version}`)).join("; ");
}
