/** An address or hash, shortened in the middle: "0x71C7…976F". The full text belongs beside it, to be copied. */
export function shortHex(hex: string, lead = 6, tail = 4): string {
  return hex.length <= lead + tail + 1 ? hex : `${hex.slice(0, lead)}…${hex.slice(-tail)}`;
}

/** Whether a string is a CID, and nothing that could lead a gateway elsewhere. */
export function isCid(text: string): boolean {
  return /^(Qm[1-9A-HJ-NP-Za-km-z]{44}|b[a-z2-7]{20,120})$/.test(text);
}
