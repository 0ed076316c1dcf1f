/** The issued blocks behind a certificate's serial numbers, and who let them in. */
import { type Address, type Hash, isAddressEqual } from "viem";
import { formatTonnes, TONNE } from "../chain/amounts.ts";
import type { Protocol } from "../chain/protocol.ts";
import type { SequenceBlock, SerialRange } from "./serials.ts";

/** One statement, and whether the chain bears it out. `detail` says what was found. */
export interface Check {
  readonly passed: boolean;
  readonly statement: string;
  readonly detail: string;
}

export type Verdict = (passed: boolean, statement: string, detail: string) => void;

/** A block of serial numbers that the retirement consumed, with who let it in. */
export interface Provenance {
  readonly blockId: number;
  readonly registrar: Address;
  readonly submitted: Hash;
  readonly verifier: Address;
  readonly confirmed: Hash;
  readonly evidenceCid: string;
}

interface StoredBlock extends Omit<SequenceBlock, "blockId"> {
  readonly vintage: number;
  readonly status: number;
}

const CONFIRMED = 2;

/** Reads of one block. */
export type Read = <T>(contract: string, name: string, args: readonly unknown[]) => Promise<T>;

/** A vintage's blocks in the order of its sequence. `sound`: they follow each other without gap, and all is issued in them. */
export async function readSequence(
  read: Read,
  vintage: number,
): Promise<{ blocks: readonly SequenceBlock[]; sound: boolean; detail: string }> {
  const count = Number(await read<bigint>("CreditIssuance", "blockCountOf", [vintage]));
  const blocks: SequenceBlock[] = [];
  let next = 0n;
  let sound = true;
  for (let offset = 0; offset < count; offset += 200) {
    const ids = await read<readonly number[]>("CreditIssuance", "blocksOf", [vintage, offset, 200]);
    const stored = await Promise.all(ids.map((blockId) => read<StoredBlock>("CreditIssuance", "blockOf", [blockId])));
    for (const [index, block] of stored.entries()) {
      const sequenceStart = BigInt(block.sequenceStart);
      sound &&= block.status === CONFIRMED && block.vintage === vintage && sequenceStart === next;
      next = sequenceStart + block.serialEnd - block.serialStart + 1n;
      blocks.push({ ...block, blockId: Number(ids[index]), sequenceStart });
    }
  }
  const { issued } = await read<{ issued: bigint }>("CarbonCredit", "supplyOf", [vintage]);
  return {
    blocks,
    sound: sound && issued === next * TONNE,
    detail: `${formatTonnes(issued)} issued in ${count} blocks`,
  };
}

/** Who submitted and who confirmed the blocks of these ranges. */
export async function readProvenance(
  protocol: Protocol,
  ranges: readonly SerialRange[],
  vintage: number,
  at: bigint,
  check: Verdict,
): Promise<readonly Provenance[]> {
  const provenance: Provenance[] = [];
  for (const blockId of new Set(ranges.map((range) => range.blockId))) {
    const range = ranges.find((candidate) => candidate.blockId === blockId) as SerialRange;
    const filter = { indexed: { blockId }, to: at };
    const submitted = await protocol.events<{
      registrar: Address;
      submission: { serialStart: bigint; serialEnd: bigint; evidenceCid: string };
    }>("CreditIssuance", "BlockSubmitted", filter);
    const confirmed = await protocol.events<{ verifier: Address; vintage: number; tonnes: bigint }>(
      "CreditIssuance",
      "BlockConfirmed",
      filter,
    );
    const [submission, confirmation] = [submitted[0], confirmed[0]];
    const passed =
      submitted.length === 1 &&
      confirmed.length === 1 &&
      submission !== undefined &&
      confirmation !== undefined &&
      confirmation.args.vintage === vintage &&
      submission.args.submission.serialStart <= range.first &&
      submission.args.submission.serialEnd >= range.last &&
      confirmation.args.tonnes === submission.args.submission.serialEnd - submission.args.submission.serialStart + 1n &&
      !isAddressEqual(submission.args.registrar, confirmation.args.verifier);
    check(
      passed,
      `block ${blockId} was submitted by a registrar and confirmed by somebody else`,
      confirmation === undefined
        ? "no BlockConfirmed event"
        : `verifier ${confirmation.args.verifier}, transaction ${confirmation.transactionHash}`,
    );
    if (submission === undefined || confirmation === undefined) continue;
    provenance.push({
      blockId,
      registrar: submission.args.registrar,
      submitted: submission.transactionHash,
      verifier: confirmation.args.verifier,
      confirmed: confirmation.transactionHash,
      evidenceCid: submission.args.submission.evidenceCid,
    });
  }
  return provenance;
}
