/**
 * Millions of serial ranges in a few typed arrays: 44 bytes each, no object per range. Serial numbers have 64 bits, and a
 * `key` stands for one (operator, batch); see `batchNumber`. Filled once, sealed, then searched in O(log n).
 */
export class SerialIndex {
  private size = 0;
  private keys = new Float64Array(1024);
  private firsts = new BigUint64Array(1024);
  private lasts = new BigUint64Array(1024);
  private values = new Uint32Array(1024);
  /** position after sealing → number that `push` gave */
  private order = new Uint32Array(0);
  /** greatest last serial among the ranges of the same key up to this position: rises, so it can be searched */
  private reach = new BigUint64Array(0);

  get length(): number {
    return this.size;
  }

  /** Adds first–last, both inclusive, with a value of the caller's. Answers with the range's number, counted from 0. */
  push(key: number, first: bigint, last: bigint, value: number): number {
    if (this.size === this.keys.length) {
      this.keys = grown(this.keys, new Float64Array(this.size * 2));
      this.firsts = grown(this.firsts, new BigUint64Array(this.size * 2));
      this.lasts = grown(this.lasts, new BigUint64Array(this.size * 2));
      this.values = grown(this.values, new Uint32Array(this.size * 2));
    }
    this.keys[this.size] = key;
    this.firsts[this.size] = first;
    this.lasts[this.size] = last;
    this.values[this.size] = value;
    this.size += 1;
    return this.size - 1;
  }

  /** Sorts by key, first serial, and order of adding. Nothing can be added afterwards. */
  seal(): void {
    const { keys, firsts, size } = this;
    this.order = Uint32Array.from({ length: size }, (_, position) => position).sort((a, b) => {
      const difference = at(keys, a) - at(keys, b);
      if (difference !== 0) return difference;
      const [first, other] = [at(firsts, a), at(firsts, b)];
      return first < other ? -1 : first > other ? 1 : a - b;
    });
    this.keys = arranged(this.keys, this.order, new Float64Array(size));
    this.firsts = arranged(this.firsts, this.order, new BigUint64Array(size));
    this.lasts = arranged(this.lasts, this.order, new BigUint64Array(size));
    this.values = arranged(this.values, this.order, new Uint32Array(size));
    this.reach = new BigUint64Array(size);
    for (let position = 0; position < size; position += 1) {
      const before = this.sameBatchAsBefore(position) ? at(this.reach, position - 1) : 0n;
      const last = at(this.lasts, position);
      this.reach[position] = last > before ? last : before;
    }
  }

  /** The ranges that share a serial with first–last, by first serial. */
  *touching(key: number, first: bigint, last: bigint): Generator<IndexedRange> {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const ordered = at(this.keys, middle) - key;
      if (ordered < 0 || (ordered === 0 && at(this.reach, middle) < first)) low = middle + 1;
      else high = middle;
    }
    for (; low < this.size && at(this.keys, low) === key && at(this.firsts, low) <= last; low += 1) {
      if (at(this.lasts, low) >= first) yield this.rangeAt(low);
    }
  }

  /** All ranges in the order of the index. */
  *all(): Generator<IndexedRange> {
    for (let position = 0; position < this.size; position += 1) yield this.rangeAt(position);
  }

  /** Any range of the batch, or `undefined`. */
  anyOf(key: number): IndexedRange | undefined {
    return this.touching(key, 0n, 2n ** 64n - 1n).next().value ?? undefined;
  }

  /** The parts of first–last that no range holds. */
  gaps(key: number, first: bigint, last: bigint): readonly { readonly first: bigint; readonly last: bigint }[] {
    const gaps: { first: bigint; last: bigint }[] = [];
    let next = first;
    for (const range of this.touching(key, first, last)) {
      if (range.first > next) gaps.push({ first: next, last: range.first - 1n });
      if (range.last >= next) next = range.last + 1n;
    }
    if (next <= last) gaps.push({ first: next, last });
    return gaps;
  }

  /**
   * By the number that `push` gave: the value of another range that shares a serial with it, or 0. Every range that
   * touches another has one; values must not be 0 then.
   */
  overlaps(): Uint32Array {
    const partner = new Uint32Array(this.size);
    let widest = 0;
    for (let position = 0; position < this.size; position += 1) {
      if (!this.sameBatchAsBefore(position)) {
        widest = position;
        continue;
      }
      if (at(this.firsts, position) <= at(this.lasts, widest)) {
        partner[at(this.order, position)] = at(this.values, widest);
        if (partner[at(this.order, widest)] === 0) partner[at(this.order, widest)] = at(this.values, position);
      }
      if (at(this.lasts, position) > at(this.lasts, widest)) widest = position;
    }
    return partner;
  }

  private sameBatchAsBefore(position: number): boolean {
    return position > 0 && at(this.keys, position - 1) === at(this.keys, position);
  }

  private rangeAt(position: number): IndexedRange {
    return {
      key: at(this.keys, position),
      first: at(this.firsts, position),
      last: at(this.lasts, position),
      value: at(this.values, position),
    };
  }
}

export interface IndexedRange {
  readonly key: number;
  readonly first: bigint;
  readonly last: bigint;
  readonly value: number;
}

/** One number for (operator, batch): batches have 32 bits, so it stays exact. */
export function batchNumber(operator: number, batch: bigint | number): number {
  return operator * 2 ** 32 + Number(batch);
}

type Column = Float64Array | BigUint64Array | Uint32Array;

/** An element that the caller knows to exist. */
function at(column: Float64Array | Uint32Array, position: number): number;
function at(column: BigUint64Array, position: number): bigint;
function at(column: Column, position: number): number | bigint {
  return column[position] as number | bigint;
}

function grown<T extends Column>(from: T, to: T): T {
  to.set(from as never);
  return to;
}

function arranged<T extends Column>(from: T, order: Uint32Array, to: T): T {
  for (let position = 0; position < order.length; position += 1) {
    to[position] = from[order[position] as number] as never;
  }
  return to;
}
