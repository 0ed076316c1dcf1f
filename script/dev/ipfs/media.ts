/** Leading bytes of the picture formats that a browser may show; everything else is served as text or as a download. */
const PICTURES: [type: string, magic: number[]][] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
];

/** How many bytes decide the type. */
export const SNIFFED_BYTES = 4096;

/** A media type that a browser cannot run: anyone may add files, so nothing is ever served as HTML, SVG or a script. */
export function safeMediaType(head: Uint8Array, isWhole: boolean): string {
  for (const [type, magic] of PICTURES) {
    if (magic.every((byte, index) => head[index] === byte)) return type;
  }
  const text = decodeUtf8(head, isWhole);
  if (text === undefined) return "application/octet-stream";
  if (isWhole && isJson(text)) return "application/json; charset=utf-8";
  return "text/plain; charset=utf-8";
}

function decodeUtf8(head: Uint8Array, isWhole: boolean): string | undefined {
  if (head.includes(0)) return undefined;
  try {
    // A cut-off last character of a longer file is no sign of binary content.
    return new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: !isWhole });
  } catch {
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}
