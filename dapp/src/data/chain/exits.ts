import { TONNE } from "../../format/index.ts";
import type { DecodedLog } from "./logs.ts";
import { requestsIn } from "./requestsIn.ts";

/** A contiguous piece of a vintage's sequence {unit}. */
export interface Piece {
  position: bigint;
  amount: bigint;
}

/** What left a vintage's sequence, piece by piece. */
export interface Exits {
  /** Retired or cancelled. */
  consumed: Piece[];
  /** Held by requests for release. */
  reserved: Piece[];
  /** Released to owners' accounts at the registry. */
  released: Piece[];
}

/**
 * What logs tell of exits, oldest first. Exits do not always take the next serial numbers, so the head of the sequence does not say
 * what is gone; each exit's own event does.
 */
export function exitsIn(logs: readonly DecodedLog[]): Exits {
  const consumed = logs.flatMap(({ eventName, args }): Piece[] => {
    const amount = args.amount as bigint;
    if (eventName === "Retired") return [{ position: (args.retirement as bigint) & ((1n << 96n) - 1n), amount }];
    return eventName === "Cancelled" ? [{ position: args.position as bigint, amount }] : [];
  });
  const requests = requestsIn(logs);
  const piecesOf = (...statuses: string[]) =>
    requests
      .filter(({ status }) => statuses.includes(status))
      .map(({ firstTonne, tonnes }) => ({ position: firstTonne * TONNE, amount: tonnes * TONNE }));
  return { consumed, reserved: piecesOf("Requested", "Accepted"), released: piecesOf("Finalised") };
}

/** How much of pieces lies in an interval {unit}. */
export function amountWithin(pieces: readonly Piece[], start: bigint, length: bigint): bigint {
  const end = start + length;
  let within = 0n;
  for (const { position, amount } of pieces) {
    let [from, to] = [position, position + amount];
    if (from < start) from = start;
    if (to > end) to = end;
    if (to > from) within += to - from;
  }
  return within;
}
