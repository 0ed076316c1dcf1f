/**
 * What the chain knows of one registry's serial numbers: its confirmed blocks by serial number, what they were issued
 * as, and in which state each of their units is. Blocks lie in typed arrays; objects exist per vintage only.
 */
import { TONNE } from "../../chain/amounts.ts";
import { CommandError } from "../../chain/fail.ts";
import { type SerialRange, serialsOfInterval } from "../../verify/serials.ts";
import type { UnitKind } from "../vocabulary/label.ts";
import { batchNumber, SerialIndex } from "./serialIndex.ts";

/**
 * What became of a unit here. Somebody can use it while it is `circulating`, or again when a `locked` one comes back. Retired
 * and cancelled units are `settled` once the registry retired them too; `released` ones lie in their owner's account there;
 * `impaired` ones were recalled or reversed there before anybody used them.
 */
export const SERIAL_STATES = [
  "circulating",
  "locked",
  "retired",
  "cancelled",
  "settled",
  "released",
  "impaired",
] as const;
export type SerialState = (typeof SERIAL_STATES)[number];

/** Units of a vintage's sequence that have left circulation: [from, to) {unit}. */
export interface StateMark {
  readonly from: bigint;
  readonly to: bigint;
  readonly state: Exclude<SerialState, "circulating">;
}

/** What a vintage stands for, and the state of its sequence. */
export interface ChainVintageFacts {
  readonly vintage: number;
  readonly projectId: string;
  readonly country: string;
  readonly year: number;
  readonly periodStart: number;
  readonly periodEnd: number;
  readonly kind: UnitKind;
  readonly labels: readonly string[];
  /** disjoint and in order; what no mark covers circulates */
  readonly marks: readonly StateMark[];
}

/** A run of serials in one state, with the fractions at its ends as in `SerialRange`. */
export interface StateRange extends SerialRange {
  readonly vintage: number;
  readonly state: SerialState;
}

/** The part of one confirmed block that lies inside an asked range, both ends inclusive. */
export interface IssuedPart {
  readonly blockId: number;
  readonly first: bigint;
  readonly last: bigint;
  readonly vintage: ChainVintageFacts;
  readonly states: readonly StateRange[];
}

export interface Submitted {
  readonly registry: number;
  readonly operator: number;
  readonly batch: number;
  readonly serialStart: bigint;
  readonly serialEnd: bigint;
}

export class ChainSerials {
  private readonly registry: number;
  private readonly index = new SerialIndex();
  private readonly operators: ReadonlyMap<string, number>;
  private readonly codes: ReadonlyMap<number, string>;
  /** By the value in the index, columns instead of objects: block, vintage, start in the vintage's sequence {t}, 40 bits. */
  private readonly blockIds: number[] = [];
  private readonly vintageIds: number[] = [];
  private readonly sequenceStarts: number[] = [];
  private readonly waiting = new Map<number, Submitted>();
  private readonly facts = new Map<number, ChainVintageFacts>();

  /** `operators`: the registry's serial operators on chain, code → number, admitted or not. */
  constructor(registry: number, operators: ReadonlyMap<string, number>) {
    this.registry = registry;
    this.operators = operators;
    this.codes = new Map([...operators].map(([code, id]) => [id, code]));
  }

  /** A block was submitted; one of another registry is none of ours. */
  submitted(blockId: number, block: Submitted): void {
    if (block.registry === this.registry) this.waiting.set(blockId, block);
  }

  /** A block will never be confirmed. */
  dropped(blockId: number): void {
    this.waiting.delete(blockId);
  }

  confirmed(blockId: number, vintage: number, tonnes: bigint, sequenceStart: bigint): void {
    const block = this.waiting.get(blockId);
    if (block === undefined) return;
    const { serialStart, serialEnd } = block;
    if (tonnes !== serialEnd - serialStart + 1n)
      throw new CommandError(`block ${blockId}: ${tonnes} t were confirmed of serials ${serialStart}–${serialEnd}`);
    this.waiting.delete(blockId);
    this.index.push(batchNumber(block.operator, block.batch), serialStart, serialEnd, this.blockIds.length);
    this.blockIds.push(blockId);
    this.vintageIds.push(vintage);
    this.sequenceStarts.push(Number(sequenceStart));
  }

  /** Call once, after the last event. */
  seal(): void {
    this.waiting.clear();
    this.index.seal();
  }

  get blockCount(): number {
    return this.index.length;
  }

  vintages(): ReadonlySet<number> {
    return new Set(this.vintageIds);
  }

  describe(facts: ChainVintageFacts): void {
    this.facts.set(facts.vintage, facts);
  }

  /** The operator's part in every key; an operator that the chain does not know has issued nothing here. */
  operatorNumber(code: string): number | undefined {
    return this.operators.get(code);
  }

  operatorCode(key: number): string {
    const id = Math.floor(key / 2 ** 32);
    return this.codes.get(id) ?? `operator ${id}`;
  }

  /** What of first–last was issued here, by serial number. */
  issuedWithin(key: number, first: bigint, last: bigint): readonly IssuedPart[] {
    return [...this.index.touching(key, first, last)].map((block) => {
      const from = block.first > first ? block.first : first;
      const to = block.last < last ? block.last : last;
      return this.part(block, from, to);
    });
  }

  /** To which project and period the batch is bound: its first confirmed block says it for ever. */
  bindingOf(key: number): ChainVintageFacts | undefined {
    const block = this.index.anyOf(key);
    return block === undefined ? undefined : this.vintageOf(block.value);
  }

  /** All confirmed blocks as wholes, with their batches. */
  *blocks(): Generator<IssuedPart & { readonly key: number }> {
    for (const block of this.index.all()) yield { key: block.key, ...this.part(block, block.first, block.last) };
  }

  private part(
    block: { readonly key: number; readonly first: bigint; readonly value: number },
    first: bigint,
    last: bigint,
  ): IssuedPart {
    const vintage = this.vintageOf(block.value);
    const blockId = this.blockIds[block.value] as number;
    const whole = {
      blockId,
      registry: this.registry,
      operator: Math.floor(block.key / 2 ** 32),
      batch: block.key % 2 ** 32,
      serialStart: first,
      serialEnd: last,
      sequenceStart: BigInt(this.sequenceStarts[block.value] as number) + first - block.first,
    };
    const from = whole.sequenceStart * TONNE;
    const states = statesWithin(vintage.marks, from, from + (last - first + 1n) * TONNE).flatMap((run) =>
      serialsOfInterval([whole], run.from, run.to - run.from).map(
        (range): StateRange => ({ ...range, vintage: vintage.vintage, state: run.state }),
      ),
    );
    return { blockId, first, last, vintage, states };
  }

  private vintageOf(value: number): ChainVintageFacts {
    const vintage = this.vintageIds[value] as number;
    const facts = this.facts.get(vintage);
    if (facts === undefined) throw new CommandError(`vintage ${vintage} was not read`);
    return facts;
  }
}

/** [from, to) of a sequence cut into runs of one state, in order and without gap {unit}. */
export function statesWithin(
  marks: readonly StateMark[],
  from: bigint,
  to: bigint,
): readonly { readonly from: bigint; readonly to: bigint; readonly state: SerialState }[] {
  const runs: { from: bigint; to: bigint; state: SerialState }[] = [];
  let next = from;
  for (const mark of marks) {
    if (mark.to <= next || mark.from >= to) continue;
    if (mark.from > next) runs.push({ from: next, to: mark.from, state: "circulating" });
    const last = runs.at(-1)?.to ?? from;
    next = mark.to < to ? mark.to : to;
    runs.push({ from: last, to: next, state: mark.state });
  }
  if (next < to) runs.push({ from: next, to, state: "circulating" });
  return runs;
}

/** Units of the ranges in one of these states {unit}. */
export function unitsIn(ranges: readonly StateRange[], ...states: readonly SerialState[]): bigint {
  return ranges.reduce((sum, range) => (states.includes(range.state) ? sum + range.amount : sum), 0n);
}
