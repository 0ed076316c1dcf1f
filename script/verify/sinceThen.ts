import { formatTonnes } from "../chain/amounts.ts";
import type { Verification } from "./certificate.ts";

/** What the verdict of `npm run verify` needs of a verification. */
export interface Aftermath {
  notes: Pick<Verification["notes"], "word">;
  lines: readonly { impaired: bigint }[];
}

/** What a certificate is not any more, although its text and its serial numbers are the chain's. */
export function sinceThen({ notes, lines }: Aftermath): string {
  const impaired = lines.reduce((sum, line) => sum + line.impaired, 0n);
  const words = [
    ...(notes.word === "disowned" ? ["its beneficiary has DISOWNED it"] : []),
    ...(impaired > 0n ? [`${formatTonnes(impaired)} of it are IMPAIRED at the registry`] : []),
  ];
  return words.length === 0 ? "" : ` But since then: ${words.join(", and ")}.`;
}
