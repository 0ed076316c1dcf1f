import { describe, expect, it } from "vitest";
import { TONNE } from "../../../format/index.ts";
import { planPurchase, type Takeable, takeable } from "../plan.ts";

const T = TONNE;
const ask = (id: number, tonnes: bigint, terms: Partial<Takeable> = {}): Takeable => ({
  ...{ id: BigInt(id), remaining: tonnes * T, minFill: 0n, lot: 0n },
  ...terms,
});
const plan = (asks: Takeable[], wanted: bigint, most = 40) => {
  const { fills, planned } = planPurchase(asks, wanted, most);
  return { fills: fills.map(({ listing, amount }) => [Number(listing), amount] as const), planned };
};

describe("what can be taken of a listing", () => {
  it("is whole lots, not below its minimum, and its last remainder always", () => {
    expect(takeable(ask(1, 5n), 3n * T)).toBe(3n * T);
    expect(takeable(ask(1, 5n), 9n * T)).toBe(5n * T);
    expect(takeable(ask(1, 5n, { minFill: 4n * T }), 3n * T)).toBe(0n);
    expect(takeable(ask(1, 3n, { minFill: 4n * T }), 3n * T)).toBe(3n * T);
    expect(takeable(ask(1, 3_000n, { lot: 1_000n * T }), 2_500n * T)).toBe(2_000n * T);
    expect(takeable(ask(1, 3_000n, { lot: 1_000n * T }), 999n * T)).toBe(0n);
    expect(takeable(ask(1, 5n), 1n)).toBe(0n);
    expect(takeable({ ...ask(1, 0n), remaining: 7n }, 7n)).toBe(7n);
  });
});

describe("a purchase across listings", () => {
  it("takes the cheapest first and stops when there is enough", () => {
    expect(plan([ask(1, 4n), ask(2, 10n), ask(3, 1n)], 6n * T)).toEqual({
      fills: [
        [1, 4n * T],
        [2, 2n * T],
      ],
      planned: 6n * T,
    });
  });
  it("passes by what sells more at a time than is wanted", () => {
    const asks = [ask(1, 2_000n, { lot: 1_000n * T }), ask(2, 10n)];
    expect(plan(asks, 5n * T)).toEqual({ fills: [[2, 5n * T]], planned: 5n * T });
  });
  it("says how much there is where there is less", () => {
    expect(plan([ask(1, 4n)], 6n * T).planned).toBe(4n * T);
    expect(plan([], 6n * T)).toEqual({ fills: [], planned: 0n });
    expect(plan([ask(1, 1n), ask(2, 1n), ask(3, 1n)], 3n * T, 2).planned).toBe(2n * T);
  });
  it("leaves no rest that is too small to buy", () => {
    const tiny = T / 10_000n;
    const { fills, planned } = plan([ask(1, 4n), ask(2, 10n)], 4n * T + tiny);
    expect(planned).toBe(4n * T + tiny);
    expect(fills[1]?.[1]).toBe(T / 1_000n);
  });
  it("takes less of a cheaper one so that the minimum of the next is met", () => {
    const asks = [{ ...ask(1, 0n), remaining: (95n * T) / 10n }, ask(2, 10n, { minFill: T })];
    expect(plan(asks, 10n * T)).toEqual({
      fills: [
        [1, 9n * T],
        [2, T],
      ],
      planned: 10n * T,
    });
  });
  it("never takes more than is there, nor less than a seller sells", () => {
    let seed = 7n;
    const random = (below: bigint) => {
      seed = (seed * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
      return (seed >> 16n) % below;
    };
    for (let round = 0; round < 400; round++) {
      const asks = Array.from({ length: 5 }, (_, id) => {
        const lot = random(4n) === 0n ? 3n * T : 0n;
        const remaining = lot ? lot * (1n + random(3n)) : 1n + random(20n * T);
        return { id: BigInt(id), remaining, lot, minFill: lot ? 0n : random(5n * T) };
      });
      const wanted = T / 1_000n + random(40n * T);
      const { fills, planned } = planPurchase(asks, wanted, 40);
      expect(planned).toBe(fills.reduce((sum, { amount }) => sum + amount, 0n));
      expect(planned <= wanted).toBe(true);
      expect(new Set(fills.map(({ listing }) => listing)).size).toBe(fills.length);
      for (const { listing, amount } of fills) {
        const of = asks[Number(listing)] as Takeable;
        expect(takeable(of, amount)).toBe(amount);
      }
    }
  });
});
