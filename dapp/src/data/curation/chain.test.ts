import { describe, expect, it } from "vitest";
import type { DecodedLog } from "../chain/logs.ts";
import { challengesIn, scoresIn, suspensionsIn } from "./chain.ts";
import { FOR_EVER, suspensionAt } from "./model.ts";

const ALICE = `0x${"a1".repeat(20)}` as const;
const BOB = `0x${"b2".repeat(20)}` as const;
const BOND = 10_000n * 10n ** 18n;
const DAY = 86_400n;

/** A log at a time {s}. */
function log(timestamp: bigint, eventName: string, args: Record<string, unknown>): DecodedLog {
  const transactionHash = `0x${timestamp.toString(16).padStart(64, "0")}` as const;
  return { eventName, args: { project: 1, ...args }, blockNumber: timestamp, logIndex: 0, transactionHash, timestamp };
}

const points = (all: number) => ({ additionality: all, integrity: all, social: all, permanence: all });
const scored = (at: bigint, curator: string, all: number) =>
  log(at, "ProjectScored", { curator, scores: points(all), rationaleCid: `cid-${all}` });

describe("scores in logs", () => {
  it("count once a curator, the last one, and keep what was before", () => {
    const scores = scoresIn([scored(1n, ALICE, 50), scored(2n, BOB, 70), scored(3n, ALICE, 90)]);
    expect(scores.map(({ curator, n, counts, criteria }) => [curator, n, counts, criteria.socialBenefit])).toEqual([
      [ALICE, 1, false, 50],
      [BOB, 1, true, 70],
      [ALICE, 2, true, 90],
    ]);
    expect(scores.every(({ discardedReason }) => discardedReason === null)).toBe(true);
  });
  it("do not count when they are discarded, until their curator scores again", () => {
    const logs = [scored(1n, ALICE, 50), log(2n, "ScoreDiscarded", { curator: ALICE, reason: "paid" })];
    expect(scoresIn(logs)).toMatchObject([{ counts: false, discardedReason: "paid" }]);
    expect(scoresIn([...logs, scored(3n, ALICE, 60)])).toMatchObject([
      { counts: false, discardedReason: "paid", n: 1 },
      { counts: true, discardedReason: null, n: 2 },
    ]);
  });
});

const suspended = (at: bigint, kind: number, until: bigint, reason = "why") =>
  log(at, "ProjectSuspended", { by: ALICE, kind, until: Number(until), reason, cid: "" });

describe("suspensions in logs", () => {
  it("end when they are lifted, and by themselves without a log", () => {
    const lifted = suspensionsIn([suspended(10n, 1, 100n), log(20n, "ProjectReinstated", { by: ALICE })]);
    expect(lifted).toMatchObject([{ by: "Council", until: 100n, endedAt: 20n, ratifiedAt: null }]);
    expect(suspensionAt(lifted, 50n)).toBeUndefined();
    const alone = suspensionsIn([suspended(10n, 1, 100n)]);
    expect(suspensionAt(alone, 99n)).toBe(alone[0]);
    expect(suspensionAt(alone, 100n)).toBeUndefined();
  });
  it("stay the same suspension when the stakers make them theirs", () => {
    const logs = [suspended(10n, 1, 100n, "first"), suspended(20n, 3, FOR_EVER, "agreed")];
    expect(suspensionsIn(logs)).toMatchObject([
      { by: "Council", reason: "first", until: FOR_EVER, ratifiedAt: 20n, ratifiedReason: "agreed", endedAt: null },
    ]);
    // An upheld challenge does so without words of its own.
    expect(suspensionsIn([suspended(10n, 2, 100n), suspended(20n, 3, FOR_EVER, "")])).toMatchObject([
      { by: "Challenge", ratifiedAt: 20n, ratifiedReason: null, ratifiedCid: null },
    ]);
  });
  it("are another one when the one before was over by itself", () => {
    const logs = [suspended(10n, 1, 100n), suspended(100n, 3, FOR_EVER), log(200n, "ProjectDelisted", { by: ALICE })];
    expect(suspensionsIn(logs)).toMatchObject([
      { by: "Council", endedAt: null, ratifiedAt: null },
      { by: "Stakers", endedAt: 200n },
    ]);
  });
});

const challenged = (at: bigint) =>
  log(at, "ProjectChallenged", { challenger: BOB, bond: BOND, until: at + 30n * DAY, reason: "why", cid: "cid" });

describe("challenges in logs", () => {
  it("are open until somebody ends them", () => {
    expect(challengesIn([challenged(10n)])).toMatchObject([
      { challenger: BOB, bond: BOND, status: "Open", until: 10n + 30n * DAY, ruledAt: null, returned: null },
    ]);
  });
  it("tell what became of the bond", () => {
    const upheld = log(20n, "ChallengeUpheld", { challenger: BOB, bond: BOND, reward: BOND / 10n });
    const dismissed = log(40n, "ChallengeDismissed", { challenger: BOB, lost: BOND, reason: "no evidence" });
    const lapsed = log(60n, "ChallengeLapsed", { challenger: BOB, returned: BOND / 2n, lost: BOND / 2n });
    expect(challengesIn([challenged(10n), upheld, challenged(30n), dismissed, challenged(50n), lapsed])).toMatchObject([
      { status: "Upheld", ruledAt: 20n, returned: BOND, reward: BOND / 10n, lost: null, ruling: null },
      { status: "Dismissed", ruledAt: 40n, returned: null, lost: BOND, ruling: "no evidence" },
      { status: "Lapsed", ruledAt: 60n, returned: BOND / 2n, lost: BOND / 2n },
    ]);
  });
});
