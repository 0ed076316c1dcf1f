import { dailyOf } from "../../data/farms/apr.ts";
import type { Epoch } from "../../data/farms/model.ts";

/** A bar of the picture of a schedule, in a square of 1000 by 1000 from its upper left corner. */
export interface Bar {
  x: number;
  width: number;
  /** How high what the epoch emits in a day is, against the most of any. */
  height: number;
}

/** The side of the picture. */
export const SIZE = 1_000;

const share = (part: bigint, whole: bigint) => (whole <= 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000);

/** The epochs as bars: as wide as they last, as high as they emit in a day. */
export function barsOf(schedule: readonly Epoch[]): Bar[] {
  const end = schedule.reduce((sum, { duration }) => sum + duration, 0n);
  let most = 0n;
  for (const epoch of schedule) if (dailyOf(epoch) > most) most = dailyOf(epoch);
  let from = 0n;
  return schedule.map((epoch) => {
    const bar = { x: share(from, end), width: share(epoch.duration, end), height: share(dailyOf(epoch), most) };
    from += epoch.duration;
    return bar;
  });
}

/** Where the schedule's clock stands in the picture. */
export function clockIn(schedule: readonly Epoch[], clock: bigint): number {
  const end = schedule.reduce((sum, { duration }) => sum + duration, 0n);
  return share(clock < end ? clock : end, end);
}
