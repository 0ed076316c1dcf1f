/** Where a line may end: at spaces, behind a dash, and before the brackets of a part. */
const PIECES = /(\s+)|(?<=-)|(?=\[)/;

/** Serial numbers whose lines never end inside a number, unless the number alone is longer than the line. */
export function SerialText({ text }: { text: string }) {
  return text
    .split(PIECES)
    .filter(Boolean)
    .map((piece, index) =>
      piece.trim() === "" ? (
        piece
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never reorder
        <span key={index} className="inline-block max-w-full wrap-anywhere">
          {piece}
        </span>
      ),
    );
}
