const DECIMAL = /^\d{1,78}$/;
const HEX = /^0x[0-9a-f]{1,64}$/i;
const LIMIT = 2n ** 256n;

/** A proposal's id as an address of the page says it, in decimals or in hexadecimals; null for what is none. */
export function parseProposalId(text: string): bigint | null {
  if (!DECIMAL.test(text) && !HEX.test(text)) return null;
  const id = BigInt(text);
  return id < LIMIT ? id : null;
}
