/** Characters that are not seen, turn the direction of writing, or are no characters: fine as values, a trap for eyes. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]/u;
const ALL_INVISIBLE = new RegExp(INVISIBLE, "gu");
/** Joiners and variation selectors, without which several scripts and most emoji cannot be written. */
const JOINER = /\p{Join_Control}/u;
const SELECTOR = /\p{Variation_Selector}/u;
const NEEDS_NO_SHAPING = /[\p{ASCII}\p{Script=Latin}]/u;

/** JSON's own escapes for what is not seen, and for `<`, which could end a script; the value stays the same. */
export function escapeInvisible(json: string): string {
  // The line breaks between the members are JSON's own: inside a string they are escapes already.
  return json
    .replace(/</g, "\\u003c")
    .replace(ALL_INVISIBLE, (character) => (character === "\n" ? "\n" : escapes(character)));
}

/**
 * Text cut into what is shown as it stands and what is shown by its number, as in ["abc", "U+202E", "def"] with the number at
 * every odd position. A joiner or a variation selector stands where a script that has them uses it.
 */
export function revealed(text: string): readonly string[] {
  const pieces = [""];
  const characters = [...text];
  for (const [position, character] of characters.entries()) {
    const hidden = INVISIBLE.test(character) && !shapes(characters, position);
    if (hidden) pieces.push(codePoint(character), "");
    else pieces.push(`${pieces.pop()}${character}`);
  }
  return pieces;
}

function shapes(characters: readonly string[], position: number): boolean {
  const character = characters[position] as string;
  if (JOINER.test(character)) return carries(characters[position - 1]) && carries(characters[position + 1]);
  return SELECTOR.test(character) && carries(characters[position - 1]);
}

/** Whether a joiner or a selector beside this character does its work. */
function carries(character: string | undefined): boolean {
  if (character === undefined || NEEDS_NO_SHAPING.test(character)) return false;
  return SELECTOR.test(character) || !INVISIBLE.test(character);
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
}

function escapes(character: string): string {
  return [...Array(character.length).keys()]
    .map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`)
    .join("");
}
