import { describe, expect, it } from "vitest";
import { barsOf, clockIn } from "../chart.ts";

const DAY = 86_400n;
const schedule = [
  { start: 0n, duration: 10n * DAY, before: 0n, emission: 1_000n },
  { start: 10n * DAY, duration: 30n * DAY, before: 1_000n, emission: 1_500n },
];

describe("the picture of a schedule", () => {
  it("draws every epoch as wide as it lasts and as high as it emits in a day", () => {
    expect(barsOf(schedule)).toEqual([
      { x: 0, width: 250, height: 1_000 },
      { x: 250, width: 750, height: 500 },
    ]);
    expect(barsOf([])).toEqual([]);
  });
  it("puts the clock where it stands, and at the end when it is over", () => {
    expect(clockIn(schedule, 0n)).toBe(0);
    expect(clockIn(schedule, 20n * DAY)).toBe(500);
    expect(clockIn(schedule, 99n * DAY)).toBe(1_000);
    expect(clockIn([], 5n)).toBe(0);
  });
});
