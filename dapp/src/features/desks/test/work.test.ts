import { describe, expect, it } from "vitest";
import { deskBlocksIn, openReportsIn } from "../../../data/chain/deskWork.ts";
import type { DecodedLog } from "../../../data/chain/logs.ts";
import { readDay, readNumber, readSmall, whole } from "../frame/values.ts";

const REGISTRAR = "0x00000000000000000000000000000000000000A1";
const VERIFIER = "0x00000000000000000000000000000000000000B2";
const log = (eventName: string, args: Record<string, unknown>, timestamp = 1_000n): DecodedLog => ({
  eventName,
  args,
  blockNumber: 1n,
  logIndex: 0,
  transactionHash: "0x01",
  timestamp,
});
const submitted = (blockId: number) =>
  log("BlockSubmitted", {
    blockId,
    vintage: 4097,
    registrar: REGISTRAR,
    submission: { vintage: 4097, registry: 1, operator: 2, batch: 7, serialStart: 5n, serialEnd: 9n, evidenceCid: "c" },
  });

describe("blocks on a desk, from their logs", () => {
  it("are those that are not issued and were not submitted again", () => {
    const logs = [
      ...[1, 2, 3, 4].map(submitted),
      log("BlockConfirmed", { blockId: 1 }),
      log("BlockRejected", { blockId: 2, reason: "wrong batch" }),
      log("BlockWithdrawn", { blockId: 3 }),
      submitted(5),
      log("BlockResubmitted", { blockId: 5, replaced: 3 }),
    ];
    expect(deskBlocksIn(logs).map(({ id, status, reason }) => [id, status, reason])).toEqual([
      [2, "Rejected", "wrong batch"],
      [4, "Pending", ""],
      [5, "Pending", ""],
    ]);
  });
  it("keep what was said about them, in its order", () => {
    const logs = [
      submitted(1),
      log("BlockCommented", { blockId: 1, author: VERIFIER, comment: "which report?" }, 2_000n),
      log("BlockCommented", { blockId: 1, author: REGISTRAR, comment: "2023" }, 3_000n),
      log("BlockCommented", { blockId: 9, author: VERIFIER, comment: "elsewhere" }),
    ];
    expect(deskBlocksIn(logs)[0]?.comments).toEqual([
      { author: VERIFIER, comment: "which report?", at: 2_000n },
      { author: REGISTRAR, comment: "2023", at: 3_000n },
    ]);
  });
});

describe("reports of impairment, from their logs", () => {
  const reported = (block: number) =>
    log("ImpairmentReported", { blockId: block, registrar: REGISTRAR, kind: 2, reason: "fire", cid: "c" });
  it("wait until a verifier confirms or dismisses them, and may come again", () => {
    const logs = [
      ...[1, 2, 3].map(reported),
      log("BlockImpaired", { blockId: 1 }),
      log("ImpairmentDismissed", { blockId: 2 }),
      log("ImpairmentDismissed", { blockId: 3 }),
      reported(3),
    ];
    expect(openReportsIn(logs).map(({ block, kind, reason }) => [block, kind, reason])).toEqual([[3, 2, "fire"]]);
  });
});

describe("typed values", () => {
  it("are whole numbers within bounds, or nothing", () => {
    expect(readNumber(" 42 ")).toBe(42n);
    expect(readSmall("255", 255n)).toBe(255);
    for (const text of ["", "0", "-1", "1.5", "1e3", "x", "256"]) expect(readSmall(text, 255n)).toBeUndefined();
  });
  it("are days, or nothing", () => {
    expect(readDay("2024-01-31")).toBe(20240131);
    for (const text of ["", "2024", "20240131", "31-01-2024"]) expect(readDay(text)).toBeUndefined();
  });
  it("are asked when all of them are there", () => {
    expect(whole({ a: 1, b: "x" })).toEqual({ a: 1, b: "x" });
    expect(whole({ a: undefined, b: "x" })).toBeUndefined();
    expect(whole({ a: 1, b: "" })).toBeUndefined();
  });
});
