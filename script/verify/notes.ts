/** What was noted under a certificate after it was issued. Its own text never changes. */
import { type Address, isAddressEqual, zeroAddress } from "viem";
import type { Protocol } from "../chain/protocol.ts";
import type { Read } from "./blocks.ts";

/** `BeneficiaryWord` in the order of the contract's enum. */
const WORDS = ["open", "confirmed", "disowned"] as const;
/** `claimed`: they came with the code, which anybody who has it can; an address that the text names confirms. */
export type BeneficiaryWord = (typeof WORDS)[number] | "claimed";

export interface Amendment {
  readonly number: number;
  /** {s} */
  readonly at: number;
  readonly countersigned: boolean;
  readonly text: string;
}

export interface Notes {
  /** whom the certificate names, by its text or because they claimed it with the code */
  readonly beneficiary: Address | undefined;
  readonly claimed: boolean;
  readonly word: BeneficiaryWord;
  /** {s}; 0: nothing was said, or it was said before the certificate was issued */
  readonly wordAt: number;
  /** why it was disowned; empty where nothing was said */
  readonly reason: string;
  readonly amendments: readonly Amendment[];
}

export async function readNotes(protocol: Protocol, read: Read, certificate: bigint, at: bigint): Promise<Notes> {
  type Stored = { beneficiary: Address; claimed: boolean; word: number; wordAt: number; amendments: bigint };
  const stored = await read<Stored>("CertificateNotes", "noteOf", [certificate]);
  const amendments: Amendment[] = [];
  for (let number = 1; number <= Number(stored.amendments); number += 1) {
    type Written = { at: number; countersigned: boolean; text: string };
    const written = await read<Written>("CertificateNotes", "amendmentOf", [certificate, number]);
    amendments.push({ number, at: Number(written.at), countersigned: written.countersigned, text: written.text });
  }
  const said = WORDS[stored.word] as BeneficiaryWord;
  const word = said === "confirmed" && stored.claimed ? "claimed" : said;
  return {
    beneficiary: isAddressEqual(stored.beneficiary, zeroAddress) ? undefined : stored.beneficiary,
    claimed: stored.claimed,
    word,
    wordAt: Number(stored.wordAt),
    reason: word === "disowned" ? await lastReason(protocol, certificate, at) : "",
    amendments,
  };
}

async function lastReason(protocol: Protocol, certificate: bigint, at: bigint): Promise<string> {
  const filter = { indexed: { certificate }, to: at };
  const events = await protocol.events<{ reason: string }>("CertificateNotes", "CertificateDisowned", filter);
  return events.at(-1)?.args.reason ?? "";
}
