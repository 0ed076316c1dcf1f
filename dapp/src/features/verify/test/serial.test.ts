import { describe, expect, it } from "vitest";
import type { DecodedLog } from "../../../data/chain/logs.ts";
import { TONNE } from "../../../format/index.ts";
import { overlapWith, takingsIn } from "../readSerial.ts";

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

describe("what an interval takes of a tonne", () => {
  it("is a part, all or nothing of it, to the unit", () => {
    expect(overlapWith(1n, half, TONNE)).toBe(half);
    expect(overlapWith(1n, 0n, 3n * TONNE)).toBe(TONNE);
    expect(overlapWith(1n, TONNE + 1n, 1n)).toBe(1n);
    expect(overlapWith(1n, 0n, TONNE)).toBe(0n);
    expect(overlapWith(1n, 2n * TONNE, TONNE)).toBe(0n);
  });
});

describe("what took a tonne", () => {
  it("is every exit that touches it, and no other", () => {
    const logs = [
      retired(0n, TONNE + half, 3n),
      retired(2n * TONNE, TONNE),
      log("Cancelled", { position: TONNE + half, amount: half }),
      log("DetokenisationRequested", { request: 8n, firstTonne: 1n, tonnes: 1n }),
      log("DetokenisationRequested", { request: 9n, firstTonne: 2n, tonnes: 5n }),
    ];
    expect(takingsIn(logs, 1n).map(({ kind, amount, certificate, id }) => [kind, amount, certificate, id])).toEqual([
      ["retired", half, 3n, retirementAt(0n)],
      ["cancelled", half, 0n, 0n],
      ["requested", TONNE, 0n, 8n],
    ]);
  });
});
