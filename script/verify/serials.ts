/**
 * Which serial numbers an interval of a vintage's sequence stands for, computed here from the blocks alone, so that the
 * contract's own answer can be compared with a second one.
 */
import { formatUnits } from "viem";
import { formatTonnes, TONNE } from "../chain/amounts.ts";

/** A confirmed block of a vintage, in sequence order. */
export interface SequenceBlock {
  readonly blockId: number;
  readonly registry: number;
  readonly operator: number;
  readonly batch: number;
  readonly serialStart: bigint;
  readonly serialEnd: bigint;
  /** where its first tonne stands in the sequence {t} */
  readonly sequenceStart: bigint;
}

/** `SerialRange` of ICreditIssuance.sol. */
export interface SerialRange {
  readonly blockId: number;
  readonly registry: number;
  readonly operator: number;
  readonly batch: number;
  readonly first: bigint;
  readonly last: bigint;
  readonly firstFrom: bigint;
  readonly lastTo: bigint;
  readonly amount: bigint;
}

/** Ranges of [position, position + amount) {unit}. Fewer than `amount` if the blocks end before the interval does. */
export function serialsOfInterval(
  blocks: readonly SequenceBlock[],
  position: bigint,
  amount: bigint,
): readonly SerialRange[] {
  const end = position + amount;
  const ranges: SerialRange[] = [];
  for (const block of blocks) {
    const blockFrom = block.sequenceStart * TONNE;
    const blockTo = blockFrom + (block.serialEnd - block.serialStart + 1n) * TONNE;
    const from = position > blockFrom ? position : blockFrom;
    const to = end < blockTo ? end : blockTo;
    if (from >= to) continue;
    const last = (to - 1n - blockFrom) / TONNE;
    ranges.push({
      blockId: block.blockId,
      registry: block.registry,
      operator: block.operator,
      batch: block.batch,
      first: block.serialStart + (from - blockFrom) / TONNE,
      last: block.serialStart + last,
      firstFrom: (from - blockFrom) % TONNE,
      lastTo: to - blockFrom - last * TONNE,
      amount: to - from,
    });
  }
  return ranges;
}

/** Whether the ranges, by their own ends, add up to the amount; each range's own amount included. */
export function tiles(ranges: readonly SerialRange[], amount: bigint): boolean {
  const spans = ranges.map(({ first, last, firstFrom, lastTo }) => (last - first) * TONNE - firstFrom + lastTo);
  return (
    spans.every((span, index) => span > 0n && span === (ranges[index] as SerialRange).amount) &&
    spans.reduce((sum, span) => sum + span, 0n) === amount
  );
}

export function sameRanges(a: readonly SerialRange[], b: readonly SerialRange[]): boolean {
  const fields = [
    "blockId",
    "registry",
    "operator",
    "batch",
    "first",
    "last",
    "firstFrom",
    "lastTo",
    "amount",
  ] as const;
  return (
    a.length === b.length &&
    a.every((range, index) =>
      fields.every((field) => BigInt(range[field]) === BigInt((b[index] as SerialRange)[field])),
    )
  );
}

/** "10 (without its first 0.25 t) – 22 (up to 0.5 t of it) = 12.25 t" */
export function describeSpan({ first, last, firstFrom, lastTo, amount }: SerialRange): string {
  const parts = [`${first}`];
  if (firstFrom !== 0n) parts.push(` (without its first ${formatUnits(firstFrom, 18)} t)`);
  if (last !== first) parts.push(` – ${last}`);
  if (lastTo !== TONNE) parts.push(` (up to ${formatUnits(lastTo, 18)} t of it)`);
  return `${parts.join("")} = ${formatTonnes(amount)}`;
}
