import { describe, expect, it } from "vitest";
import type { Grant } from "../../../data/vesting.ts";
import { curveCorners, curveMarks, permille } from "../curve.ts";

const ADDRESS = `0x${"ab".repeat(20)}` as const;

function grant(change: Partial<Grant> = {}): Grant {
  return {
    id: 1n,
    bucket: "team",
    number: 1n,
    firstBeneficiary: ADDRESS,
    beneficiary: ADDRESS,
    offeredTo: null,
    granted: 400n,
    amount: 400n,
    released: 0n,
    vested: 0n,
    line: { amount: 400n, start: 1_000n, cliff: 1_100n, end: 1_400n },
    start: 1_000n,
    name: null,
    tranches: [],
    releases: [],
    revocable: true,
    revokedAt: null,
    ...change,
  };
}

describe("the points of a curve", () => {
  it("are in the order of their times, with what has vested then", () => {
    expect(curveMarks(grant(), 1_200n)).toEqual([
      { mark: "start", at: 1_000n, vested: 0n },
      { mark: "cliff", at: 1_100n, vested: 100n },
      { mark: "now", at: 1_200n, vested: 200n },
      { mark: "end", at: 1_400n, vested: 400n },
    ]);
    expect(curveMarks(grant(), 1_050n).map(({ mark }) => mark)).toEqual(["start", "now", "cliff", "end"]);
    expect(curveMarks(grant(), 2_000n).at(-1)).toEqual({ mark: "now", at: 2_000n, vested: 400n });
  });
  it("name no cliff where there is none, and the revocation where there was one", () => {
    const line = { amount: 400n, start: 1_000n, cliff: 1_000n, end: 1_400n };
    expect(curveMarks(grant({ line }), 1_200n).map(({ mark }) => mark)).toEqual(["start", "now", "end"]);
    const revoked = grant({ line, amount: 150n, revokedAt: 1_150n });
    expect(curveMarks(revoked, 1_200n).map(({ mark, vested }) => [mark, vested])).toEqual([
      ["start", 0n],
      ["revoked", 150n],
      ["now", 150n],
      ["end", 150n],
    ]);
  });
  it("are none for a grant by milestones", () => {
    expect(curveMarks(grant({ line: null }), 1_200n)).toEqual([]);
    expect(curveCorners(grant({ line: null }))).toEqual([]);
  });
});

describe("the line that is drawn", () => {
  it("jumps at the cliff and is straight to the end", () => {
    expect(curveCorners(grant()).map(({ at, vested }) => [at, vested])).toEqual([
      [1_000n, 0n],
      [1_100n, 0n],
      [1_100n, 100n],
      [1_400n, 400n],
    ]);
  });
  it("bends where the grant was revoked", () => {
    const revoked = grant({ amount: 150n, revokedAt: 1_150n });
    expect(
      curveCorners(revoked)
        .slice(2)
        .map(({ at, vested }) => [at, vested]),
    ).toEqual([
      [1_100n, 100n],
      [1_150n, 150n],
      [1_400n, 150n],
    ]);
  });
  it("lies flat when the grant was revoked before the cliff", () => {
    const revoked = grant({ amount: 0n, revokedAt: 1_050n });
    expect(curveCorners(revoked).every(({ vested }) => vested === 0n)).toBe(true);
  });
  it("stays in the picture", () => {
    expect(permille(-5n, 10n)).toBe(0);
    expect(permille(15n, 10n)).toBe(1_000);
    expect(permille(1n, 0n)).toBe(0);
    expect(permille(10n ** 26n / 3n, 10n ** 26n)).toBe(333.333);
  });
});
