import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimableIn, phaseOf, vestedIn } from "./airdrop.ts";
import { relationOf, releasableOf, vestedOf } from "./vesting.ts";
import { vestedOn } from "./vestingCurve.ts";

const DAY = 86_400n;
const START = 1_700_000_000n;

/** `VestingCurve.vested` of the contracts, with its operands: cliff and duration counted from the start. */
function contractVested(amount: bigint, start: bigint, cliff: bigint, duration: bigint, time: bigint): bigint {
  if (time < start + cliff) return 0n;
  const elapsed = time - start;
  return elapsed < duration ? (amount * elapsed) / duration : amount;
}

/** The contracts' rules for a team grant: a cliff of a year, four years in all. */
const team = {
  amount: 12_000_000n * 10n ** 18n + 7n,
  start: START,
  cliff: START + 365n * DAY,
  end: START + 1_460n * DAY,
};

describe("the vesting curve", () => {
  it("is exact at the seconds around the cliff and the end", () => {
    expect(vestedOn(team, START - 1n)).toBe(0n);
    expect(vestedOn(team, START)).toBe(0n);
    expect(vestedOn(team, team.cliff - 1n)).toBe(0n);
    expect(vestedOn(team, team.cliff)).toBe(team.amount / 4n);
    expect(vestedOn(team, team.cliff + 1n)).toBe((team.amount * (365n * DAY + 1n)) / (1_460n * DAY));
    expect(vestedOn(team, team.end - 1n)).toBe((team.amount * (1_460n * DAY - 1n)) / (1_460n * DAY));
    expect(vestedOn(team, team.end - 1n)).toBeLessThan(team.amount);
    expect(vestedOn(team, team.end)).toBe(team.amount);
    expect(vestedOn(team, team.end + 10n ** 12n)).toBe(team.amount);
  });
  it("pays by the second without a cliff, rounded down", () => {
    const line = { amount: 100n, start: START, cliff: START, end: START + 3n };
    expect([0n, 1n, 2n, 3n].map((second) => vestedOn(line, START + second))).toEqual([0n, 33n, 66n, 100n]);
  });
  it("is whole at the end also when the cliff is the end", () => {
    const line = { amount: 100n, start: START, cliff: START + 3n, end: START + 3n };
    expect([2n, 3n].map((second) => vestedOn(line, START + second))).toEqual([0n, 100n]);
  });
  it("is the contracts' formula at any second, and never falls", () => {
    const seconds = (max: bigint) => fc.bigInt({ min: 0n, max });
    const duration = fc.bigInt({ min: 1n, max: 65_535n * DAY });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 2n ** 96n - 1n }),
        seconds(2n ** 32n - 1n),
        seconds(65_535n * DAY),
        duration,
        seconds(2n ** 34n),
        (amount, start, cliff, length, time) => {
          const line = { amount, start, cliff: start + cliff, end: start + length };
          const vested = vestedOn(line, time);
          expect(vested).toBe(contractVested(amount, start, cliff, length, time));
          expect(vestedOn(line, time + 1n)).toBeGreaterThanOrEqual(vested);
          expect(vested).toBeLessThanOrEqual(amount);
        },
      ),
    );
  });
});

describe("a grant", () => {
  const line = { amount: 400n, start: 0n, cliff: 0n, end: 400n };
  it("pays what has vested less what was paid", () => {
    const grant = { line, vested: 0n, amount: 400n, released: 100n };
    expect(releasableOf(grant, 99n)).toBe(0n);
    expect(releasableOf(grant, 101n)).toBe(1n);
    expect(releasableOf(grant, 1_000n)).toBe(300n);
  });
  it("stops at what had vested when it was revoked", () => {
    const revoked = { line, vested: 150n, amount: 150n, released: 100n };
    expect(vestedOf(revoked, 149n)).toBe(149n);
    expect(vestedOf(revoked, 400n)).toBe(150n);
    expect(releasableOf(revoked, 400n)).toBe(50n);
  });
  it("by milestones has vested what was approved, whatever the time", () => {
    const grant = { line: null, vested: 30n, amount: 90n, released: 10n };
    expect(releasableOf(grant, 0n)).toBe(20n);
    expect(releasableOf(grant, 10n ** 10n)).toBe(20n);
  });
  it("is somebody's own, offered to somebody, or was somebody's", () => {
    const [a, b, c] = ["0xaa", "0xbb", "0xcc"].map((start) => `${start}${"0".repeat(38)}` as const) as [
      `0x${string}`,
      `0x${string}`,
      `0x${string}`,
    ];
    const grant = { beneficiary: a, offeredTo: b };
    expect(relationOf(grant, a)).toBe("own");
    expect(relationOf(grant, b)).toBe("offered");
    expect(relationOf(grant, c)).toBe("handedOver");
    expect(relationOf({ beneficiary: a, offeredTo: null }, b)).toBe("handedOver");
  });
});

describe("a round of the airdrop", () => {
  const half = (365n * DAY) / 2n;
  const round = { start: START, end: START + half, deadline: START + 200n * DAY, returned: null };
  it("vests from its start over half a year", () => {
    expect(vestedIn(round, 1_000n, START - 1n)).toBe(0n);
    expect(vestedIn(round, 1_000n, START + half / 2n)).toBe(500n);
    expect(vestedIn(round, 1_000n, START + half - 1n)).toBe(999n);
    expect(vestedIn(round, 1_000n, START + half)).toBe(1_000n);
  });
  it("pays up to and including the deadline's second, and nothing after it", () => {
    expect(claimableIn(round, 1_000n, 250n, round.deadline)).toBe(750n);
    expect(claimableIn(round, 1_000n, 250n, round.deadline + 1n)).toBe(0n);
    // An account that the tree names twice could have been paid more than this leaf grants.
    expect(claimableIn(round, 1_000n, 2_000n, round.deadline)).toBe(0n);
  });
  it("says where it is in its life", () => {
    expect(phaseOf(round, START - 1n)).toBe("coming");
    expect(phaseOf(round, START)).toBe("vesting");
    expect(phaseOf(round, round.end - 1n)).toBe("vesting");
    expect(phaseOf(round, round.end)).toBe("vested");
    expect(phaseOf(round, round.deadline)).toBe("vested");
    expect(phaseOf(round, round.deadline + 1n)).toBe("closed");
    expect(phaseOf({ ...round, returned: 0n }, round.deadline + 1n)).toBe("swept");
  });
});
