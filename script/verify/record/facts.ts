/** All that a certificate's record is written from, read from the chain alone and at one block. */
import type { Address, Hash } from "viem";
import type { Protocol } from "../../chain/protocol.ts";
import type { Check, Provenance } from "../blocks.ts";
import { type Claim, type Terms, verifyCertificate } from "../certificate.ts";
import { type Credit, operatorCode, readCredit } from "../credit.ts";
import { retirementId } from "../line.ts";
import type { Notes } from "../notes.ts";
import type { SerialRange } from "../serials.ts";

/** A run of serials with the operator's code, and who let its block in. */
export interface SerialFacts extends SerialRange {
  readonly operatorCode: string;
  /** `undefined` where the events of its block are not as they should be: then a check has failed */
  readonly provenance: Provenance | undefined;
}

/** A contiguous piece of serial numbers of one vintage that was retired. */
export interface CertifiedLine {
  /** vintage << 96 | position */
  readonly retirementId: bigint;
  readonly position: bigint;
  readonly amount: bigint;
  /** retired at the registry too {unit} */
  readonly settled: bigint;
  /** recalled or reversed at the registry {unit} */
  readonly impaired: bigint;
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
  readonly terms: Terms;
  readonly notes: Notes;
  readonly lines: readonly CertifiedLine[];
  readonly checks: readonly Check[];
}

export async function readCertificateFacts(protocol: Protocol, certificate: bigint): Promise<CertificateFacts> {
  const verification = await verifyCertificate(protocol, certificate);
  const { at, retirement, claim, terms, notes, transaction, checks } = verification;
  const { account, operator, time, blockNumber } = retirement;
  const codes = new Map<number, string>();
  const operators = verification.lines.flatMap(({ ranges }) => ranges.map((range) => range.operator));
  for (const id of new Set(operators)) codes.set(id, await operatorCode(protocol, id, at));
  const lines: CertifiedLine[] = [];
  for (const { vintage, position, amount, ranges, provenance, settled, impaired } of verification.lines) {
    const serials = ranges.map((range) => ({
      ...range,
      operatorCode: codes.get(range.operator) as string,
      provenance: provenance.find(({ blockId }) => blockId === range.blockId),
    }));
    const credit = await readCredit(protocol, vintage, at);
    const id = retirementId({ vintage, position, amount });
    lines.push({ retirementId: id, position, amount, settled, impaired, credit, serials });
  }
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
    terms,
    notes,
    lines,
    checks,
  };
}
