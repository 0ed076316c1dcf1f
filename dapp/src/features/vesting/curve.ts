import type { Grant } from "../../data/vesting.ts";
import { vestedOf } from "../../data/vesting.ts";

/** A point of a grant's curve. */
export interface CurvePoint {
  /** {s} */
  at: bigint;
  /** What has vested then {CRBN}. */
  vested: bigint;
}

/** What a point of the curve is. */
export type CurveMark = "start" | "cliff" | "now" | "revoked" | "end";

/** The points at which something happens on a grant's curve, in their order. Empty for a milestone grant. */
export function curveMarks(grant: Grant, now: bigint): (CurvePoint & { mark: CurveMark })[] {
  const { line, revokedAt } = grant;
  if (!line) return [];
  const marks: [CurveMark, bigint][] = [["start", line.start]];
  if (line.cliff > line.start) marks.push(["cliff", line.cliff]);
  if (revokedAt !== null) marks.push(["revoked", revokedAt]);
  marks.push(["now", now], ["end", line.end]);
  return marks
    .map(([mark, at]) => ({ mark, at, vested: vestedOf(grant, at) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The corners of the line to draw, from the start to the end. */
export function curveCorners({ line, amount, revokedAt }: Grant): CurvePoint[] {
  if (!line) return [];
  const grant = { line, amount, vested: amount };
  const corners = [line.start, line.cliff]
    .map((at) => ({ at, vested: 0n }))
    .concat([{ at: line.cliff, vested: vestedOf(grant, line.cliff) }]);
  if (revokedAt !== null && revokedAt > line.cliff && revokedAt < line.end) {
    corners.push({ at: revokedAt, vested: vestedOf(grant, revokedAt) });
  }
  return [...corners, { at: line.end, vested: vestedOf(grant, line.end) }];
}

/** A share of a whole in the units of a picture, 0 to 1000: precise to a pixel, and never a number that lost its digits. */
export function permille(part: bigint, whole: bigint): number {
  if (whole <= 0n || part <= 0n) return 0;
  return part >= whole ? 1_000 : Number((part * 1_000_000n) / whole) / 1_000;
}
