import { type Address, type Hash, zeroAddress } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { env } from "../../chain/env.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { type DecodedLog, readLogs } from "../../data/chain/logs.ts";
import { orNotFound, parseId, readProjectParts, readVintageParts } from "../../data/chain/parts.ts";
import { type Project, readSerials, type SerialRange, type Vintage } from "../../data/index.ts";
import { countryFromBytes } from "../../format/index.ts";
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
  ranges: SerialRange[];
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
async function readEvidence(certificate: bigint, retirement: bigint, head: bigint) {
  const { carbonCredit, retirementCertificate } = contracts;
  const logs = await readLogs(
    [
      { ...carbonCredit, eventName: "Retired", args: { retirement } },
      { ...retirementCertificate, eventName: "CertificateIssued", args: { certificate } },
    ],
    head,
  ).catch(() => []);
  const named = (name: string) => logs.find(({ eventName }) => eventName === name) ?? null;
  return { retired: named("Retired"), issued: named("CertificateIssued") };
}

/**
 * Reads a certificate from the chain alone, so that it can be shown when the indexer is behind, wrong or gone. Throws
 * NotFoundError when the chain has no such certificate.
 */
export async function readCertificate(idText: string): Promise<Certificate> {
  const id = parseId(idText, 256);
  const { retirementCertificate, carbonCredit } = contracts;
  const [retirement, claim] = await orNotFound(
    publicClient.readContract({ ...retirementCertificate, functionName: "certificateOf", args: [id] }),
  );
  const { vintage: vintageId, position, amount } = retirement;
  const retirementId = retirementIdOf(vintageId, position);
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const vintage = await readVintageParts(vintageId);
  const [project, ranges, evidence] = await Promise.all([
    readProjectParts(Math.floor(vintageId / PROJECT_OF_VINTAGE), [vintage]),
    readSerials(vintageId, position, amount),
    readEvidence(id, retirementId, head),
  ]);
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
    amount,
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
    ranges,
    ...evidence,
  };
}

/** The hash of the transaction that retired, when the node serves its log. */
export function transactionOf({ retired }: Pick<Certificate, "retired">): Hash | null {
  return retired?.transactionHash ?? null;
}
