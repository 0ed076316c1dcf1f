import { describe, expect, it } from "vitest";
import type { DecodedLog } from "../../../data/chain/logs.ts";
import { requestsIn } from "../../../data/chain/requests.ts";
import { TONNE } from "../../../format/index.ts";
import { firstWhole } from "../readExits.ts";
import { readWhole } from "../wholeTonnes.ts";

const OWNER = "0x00000000000000000000000000000000000000A1";
const log = (eventName: string, request: bigint, args: Record<string, unknown> = {}): DecodedLog => ({
  eventName,
  args: { request, ...args },
  blockNumber: 1n,
  logIndex: 0,
  transactionHash: "0x01",
  timestamp: 1_000n,
});
const made = (request: bigint) =>
  log("DetokenisationRequested", request, {
    owner: OWNER,
    vintage: 4097,
    firstTonne: 7n,
    tonnes: 3n,
    registryAccount: "ACC-1",
  });

describe("requests, from their logs", () => {
  it("stand where their last event puts them, newest first", () => {
    const logs = [
      made(1n),
      made(2n),
      made(3n),
      made(4n),
      log("DetokenisationAccepted", 1n),
      log("DetokenisationFinalised", 1n, { transferReference: "T-9" }),
      log("DetokenisationReverted", 2n, { reason: "no such account" }),
      log("DetokenisationWithdrawn", 3n),
    ];
    expect(requestsIn(logs).map(({ id, status, note }) => [id, status, note])).toEqual([
      [4n, "Requested", ""],
      [3n, "Withdrawn", ""],
      [2n, "Reverted", "no such account"],
      [1n, "Finalised", "T-9"],
    ]);
  });
  it("keep what was asked", () => {
    expect(requestsIn([made(1n)])[0]).toMatchObject({ owner: OWNER, firstTonne: 7n, tonnes: 3n, requestedAt: 1_000n });
  });
  it("are not made up from what follows a request that is not there", () => {
    expect(requestsIn([log("DetokenisationAccepted", 9n)])).toEqual([]);
  });
});

describe("whole tonnes", () => {
  it("are typed as such, in any width of digits", () => {
    expect(readWhole(" 12 ", 12n)).toBe(12n);
    expect(readWhole("１２", 12n)).toBe(12n);
    for (const text of ["", "0", "13", "1.5", "-1", "1e1", "1,000", "x"]) expect(readWhole(text, 12n)).toBeUndefined();
  });
  it("start at the next whole one of the sequence", () => {
    expect([firstWhole(0n), firstWhole(1n), firstWhole(TONNE), firstWhole(TONNE + 1n)]).toEqual([0n, 1n, 1n, 2n]);
  });
});
