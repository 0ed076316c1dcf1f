import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const NOW = 1_800_000_000;
const HOUR = 3_600;

/** The clock as a page on a chain has it, before it has seen a block. */
async function freshClock(chainId: number) {
  vi.stubEnv("VITE_CHAIN_ID", String(chainId));
  vi.resetModules();
  const { chainNow, observeBlockTime } = await import("./chainClock.ts");
  return { now: () => Number(chainNow()), see: (seconds: number) => observeBlockTime(BigInt(seconds)) };
}

/** Sets this computer's clock, as its user might; no time passes by that. */
const setWall = (seconds: number) => vi.setSystemTime(seconds * 1_000);

beforeEach(() => {
  vi.useFakeTimers();
  setWall(NOW);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe("the chain's time on a public chain", () => {
  it("is this computer's until a block is seen", async () => {
    const clock = await freshClock(137);
    expect(clock.now()).toBe(NOW);
  });

  it.each([
    ["fast", HOUR],
    ["slow", -HOUR],
  ])("does not mind a %s clock", async (_, error) => {
    setWall(NOW + error);
    const clock = await freshClock(137);
    clock.see(NOW);
    expect(clock.now()).toBe(NOW);
    vi.advanceTimersByTime(90_500);
    expect(clock.now()).toBe(NOW + 90);
  });

  it("does not mind that the clock is set meanwhile", async () => {
    const clock = await freshClock(137);
    clock.see(NOW);
    setWall(NOW + 24 * HOUR);
    vi.advanceTimersByTime(1_000);
    expect(clock.now()).toBe(NOW + 1);
  });

  it("follows the block that is furthest on, and never goes back", async () => {
    const clock = await freshClock(137);
    clock.see(NOW);
    vi.advanceTimersByTime(12_000);
    clock.see(NOW + 2);
    expect(clock.now()).toBe(NOW + 12);
    clock.see(NOW + 14);
    expect(clock.now()).toBe(NOW + 14);
  });
});

describe("the local chain's time", () => {
  it("is this computer's, however old its last block is: the next one will have it", async () => {
    const clock = await freshClock(31_337);
    clock.see(NOW - HOUR);
    expect(clock.now()).toBe(NOW);
  });

  it("is ahead for good once the chain was moved on", async () => {
    const clock = await freshClock(31_337);
    clock.see(NOW + HOUR);
    vi.advanceTimersByTime(5_000);
    expect(clock.now()).toBe(NOW + HOUR + 5);
  });
});
