import type { Abi, Address } from "viem";
import { zeroAddress } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { provenance } from "../../chain/provenance.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readLogs } from "../../data/chain/logs.ts";
import type { Certificate } from "./readCertificate.ts";
import type { Disclosure } from "./secrets.ts";

/** What the beneficiary says, in the order of the contract's enum. */
const WORDS = ["Open", "Confirmed", "Disowned"] as const;

/** What the beneficiary says of a certificate. */
export type BeneficiaryWord = (typeof WORDS)[number];

/** What the retiree added. */
export interface Amendment {
  number: number;
  at: bigint;
  countersigned: boolean;
  text: string;
}

/** What happened to a certificate after it was issued. */
export interface Notes {
  /** Whom it names by address, or who claimed it; null for nobody. */
  beneficiary: Address | null;
  claimed: boolean;
  word: BeneficiaryWord;
  /** When they said it {s}; 0 if they did so before it was issued, or said nothing. */
  wordAt: bigint;
  /** Why it was disowned, where the node serves the log; empty if no reason was given. */
  reason: string;
  amendments: Amendment[];
  /** How much of it is retired at the registry, too {unit}. */
  settled: bigint;
  /** How much of it the registry recalled or reversed {unit}. */
  impaired: bigint;
}

async function readReason(certificate: bigint): Promise<string> {
  const { address, abi } = provenance.certificateNotes;
  const query = { address, abi: abi as Abi, eventName: "CertificateDisowned", args: { certificate } };
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const logs = await readLogs([query], head).catch(() => []);
  return String(logs.at(-1)?.args.reason ?? "");
}

/** Reads what was noted under a certificate, and what the registry did with its serial numbers since. From the chain alone. */
export async function readNotes({ id, lines }: Certificate): Promise<Notes> {
  const { certificateNotes, provenance: exits } = provenance;
  const [note, ...statuses] = await Promise.all([
    publicClient.readContract({ ...certificateNotes, functionName: "noteOf", args: [id] }),
    ...lines.map(({ vintageId, position, amount }) =>
      publicClient.readContract({ ...exits, functionName: "statusOf", args: [vintageId, position, amount] }),
    ),
  ]);
  const word = WORDS[note.word] ?? "Open";
  const [amendments, reason] = await Promise.all([
    Promise.all(
      Array.from({ length: Number(note.amendments) }, async (_, index): Promise<Amendment> => {
        const args = [id, BigInt(index + 1)] as const;
        const stored = await publicClient.readContract({ ...certificateNotes, functionName: "amendmentOf", args });
        return { ...stored, number: index + 1, at: BigInt(stored.at) };
      }),
    ),
    word === "Disowned" ? readReason(id) : "",
  ]);
  return {
    beneficiary: note.beneficiary === zeroAddress ? null : note.beneficiary,
    claimed: note.claimed,
    word,
    wordAt: BigInt(note.wordAt),
    reason,
    amendments,
    settled: statuses.reduce((sum, [settled]) => sum + settled, 0n),
    impaired: statuses.reduce((sum, [, impaired]) => sum + impaired, 0n),
  };
}

/** Whether a private claim is about these names, as the chain says. */
export async function discloses(certificate: bigint, names: Disclosure): Promise<boolean> {
  return publicClient.readContract({
    ...contracts.retirementCertificate,
    functionName: "discloses",
    args: [certificate, names.salt, names.retiringEntity, names.beneficiaryName, names.beneficiaryLocation],
  });
}
