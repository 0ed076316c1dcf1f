import { describe, expect, it } from "vitest";
import type { DecodedLog } from "../../../data/chain/logs.ts";
import { TONNE } from "../../../format/index.ts";
import { cut, fill, overlapWith, requestsOf, takingsOf } from "../serialRuns.ts";

const log = (eventName: string, args: Record<string, unknown>): DecodedLog => ({
  eventName,
  args,
  blockNumber: 1n,
  logIndex: 0,
  transactionHash: "0x01",
  timestamp: 1_000n,
});
const half = TONNE / 2n;
/** A retirement's id in vintage 4097: vintage and position side by side, as the contract writes it. */
const retirementAt = (position: bigint) => (4097n << 96n) | position;
const retired = (position: bigint, amount: bigint, certificate = 0n) =>
  log("Retired", { vintage: 4097, retirement: retirementAt(position), amount, certificate });
const at = (tonne: bigint) => ({ first: tonne, last: tonne });
const request = (id: bigint, firstTonne: bigint, tonnes: bigint) => ({
  id,
  vintage: 4097,
  owner: "0x00000000000000000000000000000000000000A1" as const,
  firstTonne,
  tonnes,
  registryAccount: "ACC-1",
  requestedAt: 1_000n,
  status: "Requested" as const,
  note: "",
});

describe("what an interval takes of a tonne", () => {
  it("is a part, all or nothing of it, to the unit", () => {
    expect(overlapWith(at(1n), half, TONNE)).toBe(half);
    expect(overlapWith(at(1n), 0n, 3n * TONNE)).toBe(TONNE);
    expect(overlapWith(at(1n), TONNE + 1n, 1n)).toBe(1n);
    expect(overlapWith(at(1n), 0n, TONNE)).toBe(0n);
    expect(overlapWith(at(1n), 2n * TONNE, TONNE)).toBe(0n);
  });

  it("counts over several tonnes", () => {
    expect(overlapWith({ first: 1n, last: 3n }, half, 3n * TONNE)).toBe(2n * TONNE + half);
  });
});

describe("what took a tonne", () => {
  const logs = [
    retired(0n, TONNE + half, 3n),
    retired(2n * TONNE, TONNE),
    log("Cancelled", { position: TONNE + half, amount: half, reason: "old" }),
    log("SerialsSettled", { first: 102n, last: 102n, firstTonne: 1n, registryReference: "R" }),
    log("BlockImpaired", { firstTonne: 1n, tonnes: 9n, kind: 1 }),
  ];

  it("is every exit that touches it, and no other", () => {
    const told = { timestamp: 1_000n, transaction: "0x01" };
    expect(takingsOf(at(1n), logs)).toEqual([
      { ...told, kind: "retired", amount: half, certificate: 3n, id: retirementAt(0n) },
      { ...told, kind: "cancelled", amount: half, position: TONNE + half, reason: "old" },
      { ...told, kind: "settled", reference: "R" },
      { ...told, kind: "impaired", how: "Recalled" },
    ]);
    expect(takingsOf(at(0n), logs).map(({ kind }) => kind)).toEqual(["retired"]);
  });

  it("is every request that reserved it, in their order, and no other", () => {
    const requests = [request(9n, 2n, 5n), request(8n, 1n, 1n), request(7n, 1n, 3n)];
    expect(requestsOf(at(1n), requests).map(({ id }) => id)).toEqual([7n, 8n]);
    expect(requestsOf(at(3n), requests).map(({ id }) => id)).toEqual([7n, 9n]);
  });
});

describe("tonnes", () => {
  it("are cut wherever something begins or ends; a tonne that is shared is a piece of its own", () => {
    const story = { logs: [retired(0n, 2n * TONNE + half)], requests: [request(1n, 5n, 3n)] };
    expect(cut({ first: 1n, last: 9n }, story).map(({ first, last }) => [first, last])).toEqual([
      [1n, 1n],
      [2n, 2n],
      [3n, 4n],
      [5n, 7n],
      [8n, 9n],
    ]);
    expect(cut(at(6n), story)).toEqual([at(6n)]);
  });

  it("are filled up with what lies between their pieces", () => {
    const runs = [
      { first: 3n, last: 4n },
      { first: 5n, last: 5n },
    ];
    expect(fill({ first: 1n, last: 9n }, runs).map(({ first, last, run }) => [first, last, run !== null])).toEqual([
      [1n, 2n, false],
      [3n, 4n, true],
      [5n, 5n, true],
      [6n, 9n, false],
    ]);
    expect(fill(at(3n), [at(3n)])).toHaveLength(1);
  });
});
