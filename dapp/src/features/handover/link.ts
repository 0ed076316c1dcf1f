/** A link that carries a text in its fragment, which browsers send to no server. */
export function handOverLink(path: string, text: string): string {
  const bytes = new TextEncoder().encode(JSON.stringify(JSON.parse(text)));
  const packed = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const fragment = packed.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `${new URL(path, window.location.origin).href}#${fragment}`;
}

/** The text in a link, or in its fragment alone; what is neither comes back as it is. */
export function unpack(text: string): string {
  const plain = text.trim();
  if (plain.startsWith("{")) return plain;
  try {
    const packed = plain.slice(plain.lastIndexOf("#") + 1);
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
  } catch {
    return plain;
  }
}
