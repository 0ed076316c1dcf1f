/** Reads whole tonnes as somebody typed them: 1 to `most`; undefined for anything else. */
export function readWhole(text: string, most?: bigint): bigint | undefined {
  const plain = text.normalize("NFKC").trim();
  if (!/^\d{1,12}$/.test(plain)) return undefined;
  const tonnes = BigInt(plain);
  return tonnes > 0n && (most === undefined || tonnes <= most) ? tonnes : undefined;
}
