import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type StateMark, statesWithin } from "../../script/registry/reconcile/chainSerials.ts";
import { SerialIndex } from "../../script/registry/reconcile/serialIndex.ts";

describe("the pieces of a reconciliation", () => {
  it("find ranges, gaps and overlaps as a plain search does", () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 8 }))
      .map(([key, first, length]) => ({ key, first: BigInt(first), last: BigInt(first + length) }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 30 }), range, (ranges, asked) => {
        const index = new SerialIndex();
        for (const [n, { key, first, last }] of ranges.entries()) index.push(key, first, last, n + 1);
        index.seal();
        const meet = (a: typeof asked, b: typeof asked) => a.key === b.key && a.first <= b.last && b.first <= a.last;
        const touching = [...index.touching(asked.key, asked.first, asked.last)].map(({ value }) => value);
        expect(touching.sort()).toEqual(ranges.flatMap((other, n) => (meet(asked, other) ? [n + 1] : [])).sort());
        const partners = index.overlaps();
        for (const [n, own] of ranges.entries()) {
          const others = ranges.flatMap((other, m) => (m !== n && meet(own, other) ? [m + 1] : []));
          if (others.length === 0) expect(partners[n]).toBe(0);
          else expect(others).toContain(partners[n]);
        }
        const inGap = new Set<bigint>();
        for (const { first, last } of index.gaps(asked.key, asked.first, asked.last))
          for (let serial = first; serial <= last; serial += 1n) inGap.add(serial);
        for (let serial = asked.first; serial <= asked.last; serial += 1n)
          expect(inGap.has(serial)).toBe(
            !ranges.some((other) => meet(other, { key: asked.key, first: serial, last: serial })),
          );
      }),
    );
  });

  it("keep serial numbers of 64 bits and batches of 32 bits exactly", async () => {
    const last = 2n ** 64n - 1n;
    const index = new SerialIndex();
    index.push(3 * 2 ** 32 + 4_294_967_295, last - 1n, last, 1);
    index.push(3 * 2 ** 32 + 4_294_967_294, last - 1n, last, 2);
    index.seal();
    expect([...index.touching(3 * 2 ** 32 + 4_294_967_295, last, last)]).toMatchObject([
      { value: 1, first: last - 1n },
    ]);
    expect(index.gaps(3 * 2 ** 32 + 4_294_967_295, last - 2n, last)).toEqual([{ first: last - 2n, last: last - 2n }]);
  });

  it("cut a sequence by marks without gap or overlap", () => {
    const cut = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 });
    fc.assert(
      fc.property(cut, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 40 }), (steps, from, length) => {
        const marks: StateMark[] = [];
        let at = 0;
        for (const [n, step] of steps.entries()) {
          if (n % 2 === 1) marks.push({ from: BigInt(at), to: BigInt(at + step), state: "retired" });
          at += step;
        }
        const [start, end] = [BigInt(from), BigInt(from + length)];
        const runs = statesWithin(marks, start, end);
        expect([runs[0]?.from, runs.at(-1)?.to]).toEqual([start, end]);
        for (const [n, run] of runs.entries()) {
          expect(run.from < run.to && (n === 0 || runs[n - 1]?.to === run.from)).toBe(true);
          for (let unit = run.from; unit < run.to; unit += 1n)
            expect(run.state === "retired").toBe(marks.some((mark) => mark.from <= unit && unit < mark.to));
        }
      }),
    );
  });
});
