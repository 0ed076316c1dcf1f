/** All that a certificate's record is written from, read from the chain alone and at one block. */
import type { Address, Hash } from "viem";
import type { Protocol } from "../../chain/protocol.ts";
import { type Check, type Claim, type Provenance, verifyCertificate } from "../certificate.ts";
import { type Credit, operatorCode, readCredit } from "../credit.ts";
import type { SerialRange } from "../serials.ts";

/** A run of serials with the operator's code, and who let its block in. */
export interface SerialFacts extends SerialRange {
  readonly operatorCode: string;
  /** `undefined` where the events of its block are not as they should be: then a check has failed */
  readonly provenance: Provenance | undefined;
}

/** What was retired of one vintage. A certificate has one line today; the record takes as many as there are. */
export interface CertifiedLine {
  /** vintage << 96 | position */
  readonly retirementId: bigint;
  readonly position: bigint;
  readonly amount: bigint;
  readonly credit: Credit;
  readonly serials: readonly SerialFacts[];
}

export interface CertificateFacts {
  readonly certificate: bigint;
  readonly contract: Address;
  readonly chainId: number;
  /** the block that all reads are of */
  readonly at: bigint;
  readonly account: Address;
  readonly operator: Address;
  /** of the retirement {s} */
  readonly time: number;
  readonly blockNumber: number;
  readonly transaction: Hash | undefined;
  readonly claim: Claim;
  readonly lines: readonly CertifiedLine[];
  readonly checks: readonly Check[];
}

export async function readCertificateFacts(protocol: Protocol, certificate: bigint): Promise<CertificateFacts> {
  const { at, retirement, claim, transaction, ranges, provenance, checks } = await verifyCertificate(
    protocol,
    certificate,
  );
  const { account, operator, vintage, position, amount, time, blockNumber } = retirement;
  const codes = new Map<number, string>();
  for (const id of new Set(ranges.map((range) => range.operator))) codes.set(id, await operatorCode(protocol, id, at));
  const serials = ranges.map((range) => ({
    ...range,
    operatorCode: codes.get(range.operator) as string,
    provenance: provenance.find(({ blockId }) => blockId === range.blockId),
  }));
  const credit = await readCredit(protocol, vintage, at);
  return {
    certificate,
    contract: protocol.address("RetirementCertificate"),
    chainId: protocol.chainId,
    at,
    account,
    operator,
    time,
    blockNumber,
    transaction,
    claim,
    lines: [{ retirementId: (BigInt(vintage) << 96n) | position, position, amount, credit, serials }],
    checks,
  };
}
