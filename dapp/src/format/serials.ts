import { toDecimalString } from "./decimal.ts";
import { TONNE, TONNE_DECIMALS } from "./tonnes.ts";

/** A run of serial numbers with the fractions of the tonnes at its ends, as the chain describes it. */
export interface SerialRun {
  first: bigint;
  last: bigint;
  /** How much of the first serial lies before the run: 0 means the run starts with it. */
  firstFrom: bigint;
  /** Up to where the last serial belongs to the run: 1e18 means all of it. */
  lastTo: bigint;
}

/** A piece of a run: whole serials, or a part of one serial. */
export type SerialSegment =
  | { kind: "whole"; first: bigint; last: bigint; tonnes: bigint }
  | { kind: "part"; serial: bigint; from: bigint; to: bigint; amount: bigint };

/** A run's amount in units. */
export function amountOfRun({ first, last, firstFrom, lastTo }: SerialRun): bigint {
  return (last - first) * TONNE - firstFrom + lastTo;
}

/** Splits a run into what an auditor counts: a part of a serial, whole serials, a part of a serial. They add up to it. */
export function serialSegments(run: SerialRun): SerialSegment[] {
  const { first, last, firstFrom, lastTo } = run;
  if (first === last) {
    if (firstFrom === 0n && lastTo === TONNE) return [{ kind: "whole", first, last, tonnes: 1n }];
    return [{ kind: "part", serial: first, from: firstFrom, to: lastTo, amount: lastTo - firstFrom }];
  }
  const segments: SerialSegment[] = [];
  const wholeFirst = firstFrom === 0n ? first : first + 1n;
  const wholeLast = lastTo === TONNE ? last : last - 1n;
  if (firstFrom > 0n) {
    segments.push({ kind: "part", serial: first, from: firstFrom, to: TONNE, amount: TONNE - firstFrom });
  }
  if (wholeLast >= wholeFirst) {
    segments.push({ kind: "whole", first: wholeFirst, last: wholeLast, tonnes: wholeLast - wholeFirst + 1n });
  }
  if (lastTo < TONNE) segments.push({ kind: "part", serial: last, from: 0n, to: lastTo, amount: lastTo });
  return segments;
}

/**
 * A run in one line. Fractions stand in brackets behind their serial as the part of that tonne that belongs to the run:
 * "101[0.25–1] – 111[0–0.5]"; whole ends have none: "101 – 110". Serial numbers are names, so they are never grouped.
 */
export function formatSerialRun(run: SerialRun): string {
  const { first, last, firstFrom, lastTo } = run;
  const part = (from: bigint, to: bigint) =>
    from === 0n && to === TONNE
      ? ""
      : `[${toDecimalString(from, TONNE_DECIMALS)}–${toDecimalString(to, TONNE_DECIMALS)}]`;
  if (first === last) return `${first}${part(firstFrom, lastTo)}`;
  return `${first}${part(firstFrom, TONNE)} – ${last}${part(0n, lastTo)}`;
}

/** The name of one serial number inside its registry: operator, batch and number: "VER-19902-1139690318". */
export function serialName(operatorCode: string, batch: bigint | number, serial: bigint): string {
  return `${operatorCode}-${batch}-${serial}`;
}
