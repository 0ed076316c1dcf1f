import { type Hash, isAddress, parseEventLogs } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readSerialText, type SerialReading } from "./serialQuestion.ts";

/** What somebody typed, understood. */
export type Question =
  | { kind: "certificate"; id: string }
  | { kind: "transaction"; hash: Hash }
  | SerialReading
  | { kind: "beneficiary"; name: string }
  | { kind: "unclear" };

/** A cut-off hash or address, a link, a path: nobody's name, other than "Vestas A/S" or "c/o". */
const NO_NAME = /^0x[0-9a-f]*$|:\/\/|^\/|\/certificates\//i;

/**
 * Reads a certificate's number or link, a transaction's hash, a serial number, or a beneficiary's name or address. `asName`: what
 * looks like a serial number is meant as a name after all.
 */
export function readQuestion(text: string, asName = false): Question {
  const plain = text.normalize("NFKC").trim();
  if (/^0x[0-9a-f]{64}$/i.test(plain)) return { kind: "transaction", hash: plain.toLowerCase() as Hash };
  const number =
    /^(?:no\.?\s*|#)?(\d{1,78})$/i.exec(plain)?.[1] ?? /\/certificates\/(\d{1,78})(?:[/?#]|$)/.exec(plain)?.[1];
  if (number) return { kind: "certificate", id: number };
  const serial = asName ? null : readSerialText(text);
  if (serial) return serial;
  if (isAddress(plain, { strict: false })) return { kind: "beneficiary", name: plain };
  const nameable = /\p{L}/u.test(plain) && plain.length >= 2 && !NO_NAME.test(plain);
  // As it was typed: names keep their full-width brackets on the chain.
  return nameable ? { kind: "beneficiary", name: text.trim() } : { kind: "unclear" };
}

/** Where a pasted link leads when that is not the page that reads it; undefined for a number, a path or a link of its own. */
export function foreignHost(text: string, origin: string): string | undefined {
  const prefix = /(\S*)\/certificates\/\d/.exec(text.normalize("NFKC"))?.[1];
  if (!prefix) return undefined;
  const link = /[a-z][a-z0-9+.-]*:\/\/.*/i.exec(prefix)?.[0];
  const own = new URL(origin);
  // Without a scheme, as browsers show addresses: the page's own is taken.
  const address = link ?? `${own.protocol}//${prefix.replace(/^\/+/, "")}`;
  if (!URL.canParse(address)) return prefix;
  const { host, origin: target } = new URL(address);
  if (target === own.origin) return undefined;
  return host === "" || host === own.host ? address : host;
}

/** What a transaction did, as far as certificates are concerned. */
export interface TransactionFinding {
  /** The chain knows it. */
  found: boolean;
  succeeded: boolean;
  certificates: string[];
  /** Retirements in it that left a record without a certificate. */
  records: bigint[];
}

/** Looks into a transaction for certificates that it issued and retirements that it recorded. */
export async function readTransaction(hash: Hash): Promise<TransactionFinding> {
  const receipt = await publicClient.getTransactionReceipt({ hash }).catch((error: Error) => {
    if (error.name === "TransactionReceiptNotFoundError") return null;
    throw error;
  });
  if (!receipt) return { found: false, succeeded: false, certificates: [], records: [] };
  const { retirementCertificate, carbonCredit } = contracts;
  const from = (address: string) => receipt.logs.filter((log) => log.address.toLowerCase() === address.toLowerCase());
  const issued = parseEventLogs({
    abi: retirementCertificate.abi,
    eventName: "CertificateIssued",
    logs: from(retirementCertificate.address),
  });
  const retired = parseEventLogs({
    abi: carbonCredit.abi,
    eventName: "Retired",
    logs: from(carbonCredit.address),
  });
  return {
    found: true,
    succeeded: receipt.status === "success",
    certificates: issued.map(({ args }) => String(args.certificate)),
    records: retired.filter(({ args }) => args.certificate === 0n).map(({ args }) => args.amount),
  };
}
