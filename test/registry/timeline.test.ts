import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SerialState, statesWithin } from "../../script/registry/reconcile/chainSerials.ts";
import { marksAfter, type Turn, unitsMarked } from "../../script/registry/reconcile/timeline.ts";

const exit = (kind: "retired" | "cancelled" | "settled" | "impaired", from: bigint, to: bigint): Turn => ({
  kind,
  from,
  to,
});
const request = (id: bigint, from: bigint, to: bigint): Turn => ({ kind: "requested", request: id, from, to });
const ended = (kind: "released" | "returned", id: bigint): Turn => ({ kind, request: id });
const marks = (...turns: Turn[]) => marksAfter(turns).map(({ from, to, state }) => `${from}-${to} ${state}`);

describe("what became of a vintage's units", () => {
  it("is one mark for exits that touch, and one for each kind", () => {
    expect(marks(exit("retired", 0n, 5n), exit("retired", 5n, 9n))).toEqual(["0-9 retired"]);
    expect(marks(exit("retired", 0n, 5n), exit("cancelled", 5n, 9n), exit("retired", 9n, 12n))).toEqual([
      "0-5 retired",
      "5-9 cancelled",
      "9-12 retired",
    ]);
  });

  it("is reserved by a request, and released or circulating after it", () => {
    const before = [exit("retired", 0n, 5n), request(1n, 5n, 15n), request(2n, 15n, 20n)];
    expect(marks(...before)).toEqual(["0-5 retired", "5-20 locked"]);
    expect(marks(...before, ended("released", 1n))).toEqual(["0-5 retired", "5-15 released", "15-20 locked"]);
    expect(marks(...before, ended("returned", 1n))).toEqual(["0-5 retired", "15-20 locked"]);
    expect(marks(...before, ended("returned", 1n), exit("retired", 5n, 8n))).toEqual(["0-8 retired", "15-20 locked"]);
    expect(() => marks(ended("released", 7n))).toThrow(/request 7/);
  });

  it("is settled only where it was consumed, and impaired only where it was not", () => {
    const turns = [exit("retired", 0n, 10n), exit("impaired", 5n, 20n)];
    expect(marks(...turns)).toEqual(["0-10 retired", "10-20 impaired"]);
    expect(marks(...turns, exit("settled", 0n, 10n))).toEqual(["0-10 settled", "10-20 impaired"]);
  });

  it("comes back impaired from a request where the registry recalled it meanwhile", () => {
    const turns = [request(1n, 0n, 30n), exit("impaired", 10n, 20n)];
    expect(marks(...turns)).toEqual(["0-30 locked"]);
    expect(marks(...turns, ended("returned", 1n))).toEqual(["10-20 impaired"]);
    expect(marks(...turns, ended("released", 1n))).toEqual(["0-30 released"]);
  });

  it("is what a unit by unit replay says, whatever the order", () => {
    const SIZE = 30;
    const turn = fc.record({
      kind: fc.constantFrom("retired", "cancelled", "settled", "impaired", "requested", "released", "returned"),
      from: fc.integer({ min: 0, max: SIZE - 1 }),
      length: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 25 }), (drawn) => {
        const units: SerialState[] = Array.from({ length: SIZE }, () => "circulating");
        const impaired = new Set<number>();
        const open: { id: bigint; from: number; to: number }[] = [];
        const turns: Turn[] = [];
        const each = (from: number, to: number, change: (state: SerialState, unit: number) => SerialState): void => {
          for (let unit = from; unit < to; unit += 1) units[unit] = change(units[unit] as SerialState, unit);
        };
        for (const [index, { kind, from, length }] of drawn.entries()) {
          const to = Math.min(from + length, SIZE);
          const id = BigInt(index);
          if (kind === "released" || kind === "returned") {
            const one = open.shift();
            if (one === undefined) continue;
            turns.push(ended(kind, one.id));
            each(one.from, one.to, (_, unit) =>
              kind === "released" ? "released" : impaired.has(unit) ? "impaired" : "circulating",
            );
          } else if (kind === "requested") {
            if (units.slice(from, to).some((state) => state !== "circulating")) continue;
            open.push({ id, from, to });
            turns.push(request(id, BigInt(from), BigInt(to)));
            each(from, to, () => "locked");
          } else {
            const over: readonly SerialState[] = kind === "settled" ? ["retired", "cancelled"] : ["circulating"];
            if (kind !== "impaired" && units.slice(from, to).some((state) => !over.includes(state))) continue;
            turns.push(exit(kind as "retired", BigInt(from), BigInt(to)));
            if (kind === "impaired") for (let unit = from; unit < to; unit += 1) impaired.add(unit);
            each(from, to, (state) => (over.includes(state) ? (kind as SerialState) : state));
          }
        }
        const result = marksAfter(turns);
        const seen = units.map((_, unit) => statesWithin(result, BigInt(unit), BigInt(unit + 1))[0]?.state);
        expect(seen).toEqual(units);
        expect(unitsMarked(result, "retired", "settled")).toBe(
          BigInt(units.filter((state) => state === "retired" || state === "settled").length),
        );
      }),
    );
  });
});
