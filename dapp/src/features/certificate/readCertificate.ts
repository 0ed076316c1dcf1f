import { type Address, type Hash, type Hex, zeroAddress, zeroHash } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { env } from "../../chain/env.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { type DecodedLog, readLogs } from "../../data/chain/logs.ts";
import { orNotFound, parseId, readProjectParts, readVintageParts } from "../../data/chain/parts.ts";
import {
  NotFoundError,
  type Project,
  readCurrency,
  readSerials,
  type SerialRange,
  type Vintage,
} from "../../data/index.ts";
import { type Currency, countryFromBytes } from "../../format/index.ts";
import { PURPOSES, type Purpose, type TextField } from "../../transactions/claim.ts";

const POSITION_BITS = 96n;
const PROJECT_OF_VINTAGE = 4_096;

/** What the retiree claimed. Text is somebody's own words: shown isolated, never as markup. */
export interface CertificateClaim extends Record<TextField, string> {
  /** Null when no address was named. */
  beneficiary: Address | null;
  purpose: Purpose;
  /** Two letters, or empty. */
  consumptionCountry: string;
  /** yyyymmdd, or 0. */
  consumptionStart: number;
  consumptionEnd: number;
}

/** One contiguous piece of serial numbers that a certificate stands for. */
export interface CertificateLine {
  vintageId: number;
  retirementId: bigint;
  position: bigint;
  amount: bigint;
  project: Project;
  vintage: Vintage;
  ranges: SerialRange[];
}

/** What else a certificate says. */
export interface CertificateTerms {
  /** The beneficiary consented before it was issued. */
  confirmed: boolean;
  /** Whose one-time key may claim it; null when it is not to be claimed. */
  claimKey: Address | null;
  /** Of a private claim, whose names are left out; null otherwise. */
  commitment: Hex | null;
  /** What the credits cost that were bought in the transaction that retired them; null of all others. */
  price: CertificatePrice | null;
}

/** What credits cost that were bought and retired at once. */
export interface CertificatePrice {
  token: Address;
  /** In the token's smallest unit. */
  paid: bigint;
  /** What the token says of itself now; null when it says nothing usable. */
  currency: Currency | null;
}

/** Everything that a certificate says, and where on the chain it says so. */
export interface Certificate {
  id: bigint;
  chainId: number;
  contract: Address;
  creditContract: Address;
  retirementId: bigint;
  account: Address;
  operator: Address;
  vintageId: number;
  position: bigint;
  amount: bigint;
  time: bigint;
  blockNumber: bigint;
  claim: CertificateClaim;
  project: Project;
  vintage: Vintage;
  /** Of all lines. */
  ranges: SerialRange[];
  /** What it stands for, piece by piece; at least one. The facts above are the first one's, the amount is that of all. */
  lines: CertificateLine[];
  terms: CertificateTerms;
  /** The log of every line's retirement, as far as the node serves them. */
  retirements: DecodedLog[];
  /** The transaction that retired, from its log; null when the node no longer serves the log. */
  retired: DecodedLog | null;
  /** The transaction that issued the certificate: the same one, or a later one. */
  issued: DecodedLog | null;
}

/** A retirement's id: `vintage << 96 | position`. */
export function retirementIdOf(vintage: number, position: bigint): bigint {
  return (BigInt(vintage) << POSITION_BITS) | position;
}

/** Finds the logs of a retirement and its certificate; absent ones are null, because a pruned node may not have them. */
async function readEvidence(certificate: bigint, retirement: readonly bigint[], head: bigint) {
  const { carbonCredit, retirementCertificate } = contracts;
  const logs = await readLogs(
    [
      { ...carbonCredit, eventName: "Retired", args: { retirement } },
      { ...retirementCertificate, eventName: "CertificateIssued", args: { certificate } },
    ],
    head,
  ).catch(() => []);
  const named = (name: string) => logs.filter(({ eventName }) => eventName === name);
  const retirements = named("Retired");
  return { retirements, retired: retirements[0] ?? null, issued: named("CertificateIssued")[0] ?? null };
}

async function readLine({ vintage: vintageId, position, amount }: StoredLine): Promise<CertificateLine> {
  const vintage = await readVintageParts(vintageId);
  const [project, ranges] = await Promise.all([
    readProjectParts(Math.floor(vintageId / PROJECT_OF_VINTAGE), [vintage]),
    readSerials(vintageId, position, amount),
  ]);
  const retirementId = retirementIdOf(vintageId, position);
  return { vintageId, retirementId, position, amount, project, vintage, ranges };
}

/** A token with more decimals could not have cost one whole token: a certificate holds 128 bits of it. */
const MAX_DECIMALS = 38;

/** The price; its token may be any contract by now, and nothing that it answers keeps a certificate from being shown. */
export async function readPrice(token: Address, paid: bigint): Promise<CertificatePrice | null> {
  if (paid === 0n) return null;
  const currency = await readCurrency(token).catch(() => null);
  return { token, paid, currency: currency && currency.decimals <= MAX_DECIMALS ? currency : null };
}

/** A line as the contract answers it. */
interface StoredLine {
  vintage: number;
  position: bigint;
  amount: bigint;
}

/**
 * Reads a certificate from the chain alone, so that it can be shown when the indexer is behind, wrong or gone. Throws
 * NotFoundError when the chain has no such certificate.
 */
export async function readCertificate(idText: string): Promise<Certificate> {
  const id = parseId(idText, 256);
  const { retirementCertificate, carbonCredit } = contracts;
  const of = { ...retirementCertificate, args: [id] } as const;
  const [[retirement, claim], stored, terms] = await orNotFound(
    Promise.all([
      publicClient.readContract({ ...of, functionName: "certificateOf" }),
      publicClient.readContract({ ...of, functionName: "linesOf" }),
      publicClient.readContract({ ...of, functionName: "termsOf" }),
    ]),
  );
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const [lines, price, evidence] = await Promise.all([
    Promise.all(stored.map(readLine)),
    readPrice(terms.payToken, terms.paid),
    readEvidence(
      id,
      stored.map(({ vintage, position }) => retirementIdOf(vintage, position)),
      head,
    ),
  ]);
  const [first] = lines;
  if (!first) throw new NotFoundError(idText);
  const { vintageId, position, retirementId, project, vintage } = first;
  return {
    id,
    chainId: env.chainId,
    contract: retirementCertificate.address,
    creditContract: carbonCredit.address,
    retirementId,
    account: retirement.account,
    operator: retirement.operator,
    vintageId,
    position,
    amount: retirement.amount,
    time: BigInt(retirement.time),
    blockNumber: BigInt(retirement.blockNumber),
    claim: {
      ...claim,
      beneficiary: claim.beneficiary === zeroAddress ? null : claim.beneficiary,
      purpose: PURPOSES[claim.purpose] ?? "Other",
      consumptionCountry: countryFromBytes(claim.consumptionCountry),
    },
    project,
    vintage,
    ranges: lines.flatMap(({ ranges }) => ranges),
    lines,
    terms: {
      confirmed: terms.confirmed,
      claimKey: terms.claimKey === zeroAddress ? null : terms.claimKey,
      commitment: terms.commitment === zeroHash ? null : terms.commitment,
      price,
    },
    ...evidence,
  };
}

/** The hash of the transaction that retired, when the node serves its log. */
export function transactionOf({ retired }: Pick<Certificate, "retired">): Hash | null {
  return retired?.transactionHash ?? null;
}
