import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Accruing, accruedAt, netApy, netOf, rewardOver, unaccruedAt } from "../reward.ts";

const DAY = 86_400n;
const FEE = 2_000n;

/** What `StakedCRBN.rewardFor` and `splitReward` answered on a local chain: amount, APY, lock, gross, net. */
const CONTRACT = [
  [1_000_000000000000000001n, 1_000n, 30n, 8_219178082191780821n, 6_575342465753424656n],
  [12_345_678901234567890123n, 1_500n, 90n, 456_621000456621004155n, 365_296800365296803324n],
  [50_000_000000000000000000n, 2_000n, 180n, 4_931_506849315068493150n, 3_945_205479452054794520n],
  [199_999_999999999999999999n, 2_500n, 365n, 49_999_999999999999999999n, 39_999_999999999999999999n],
] as const;

describe("a reward", () => {
  it.each(CONTRACT)("of %d at %d basis points is the contract's", (amount, apyBps, days, gross, net) => {
    expect(rewardOver(amount, apyBps, days * DAY)).toBe(gross);
    expect(netOf(gross, FEE)).toBe(net);
  });

  it("gives the treasury what the division leaves", () => {
    expect(netOf(0n, FEE)).toBe(0n);
    expect(netOf(1n, FEE)).toBe(0n);
    expect(netOf(4n, FEE)).toBe(3n);
    expect(netOf(5n, FEE)).toBe(4n);
    expect(netOf(6n, FEE)).toBe(4n);
  });

  it("of a year is told net, exactly", () => {
    expect(netApy(1_500, FEE)).toBe(12_000_000n);
    expect(netApy(1, FEE)).toBe(8_000n);
  });
});

/** A position as the contract keeps it: paid up to `settled` {s after the start}, owing `carried` from earlier locks. */
interface Kept {
  amount: bigint;
  apyBps: bigint;
  start: bigint;
  lock: bigint;
  settled: bigint;
  carried: bigint;
}

/** `StakedCRBN._read`, line by line. */
function read({ amount, apyBps, start, lock, settled, carried }: Kept, time: bigint): Accruing & { accrued: bigint } {
  const past = time - start;
  const elapsed = past < lock ? past : lock;
  const at = (seconds: bigint) => (amount * apyBps * seconds) / (10_000n * 365n * DAY);
  const reward = at(lock);
  const accrued = at(elapsed) - at(settled) + carried;
  return { amount, apyBps, start, unlock: start + lock, reward, accrued, promised: accrued + reward - at(elapsed) };
}

const kept = fc
  .record({
    amount: fc.bigInt(1n, 2n ** 96n - 1n),
    apyBps: fc.bigInt(0n, 10_000n),
    start: fc.bigInt(1_700_000_000n, 4_000_000_000n),
    lock: fc.bigInt(DAY, 4n * 365n * DAY),
    settledPart: fc.bigInt(0n, 1_000n),
    carried: fc.bigInt(0n, 2n ** 96n),
  })
  .map(({ settledPart, ...rest }): Kept => ({ ...rest, settled: (rest.lock * settledPart) / 1_000n }));
const seconds = fc.bigInt(0n, 5n * 365n * DAY);

describe("what has accrued", () => {
  it("is what the contract will say at any later second, whenever the position was read", () => {
    fc.assert(
      fc.property(kept, seconds, seconds, (position, first, later) => {
        const readAt = position.start + position.settled + first;
        const now = readAt + later;
        const shown = read(position, readAt);
        const expected = read(position, now);
        expect(accruedAt(shown, now)).toBe(expected.accrued);
        expect(unaccruedAt(shown, now)).toBe(expected.promised - expected.accrued);
      }),
    );
  });

  it("stops at the unlock, starts at the start, and grows by the second", () => {
    const position = read(
      { amount: 10n ** 22n, apyBps: 1_500n, start: 1_000n, lock: 90n * DAY, settled: 0n, carried: 7n },
      1_000n,
    );
    expect(accruedAt(position, 999n)).toBe(7n);
    expect(accruedAt(position, 1_000n)).toBe(7n);
    expect(accruedAt(position, 1_001n)).toBe(7n + rewardOver(10n ** 22n, 1_500n, 1n));
    expect(accruedAt(position, position.unlock - 1n)).toBeLessThan(position.promised);
    expect(accruedAt(position, position.unlock)).toBe(position.promised);
    expect(accruedAt(position, position.unlock + 1n)).toBe(position.promised);
    expect(unaccruedAt(position, position.unlock)).toBe(0n);
  });
});
