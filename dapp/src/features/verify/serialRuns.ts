import type { Hash } from "viem";
import type { DecodedLog } from "../../data/chain/logs.ts";
import type { DetokenisationRequest } from "../../data/chain/requests.ts";
import { TONNE } from "../../format/index.ts";

/** Where one serial number is, in the order of the contract's enum. */
export const SERIAL_STATES = [
  "Unassigned",
  "Partly",
  "Consumed",
  "Settled",
  "Reserved",
  "Released",
  "Impaired",
] as const;

/** Where one serial number is. */
export type SerialState = (typeof SERIAL_STATES)[number];

/** Tonnes of a vintage's sequence, or serial numbers; both ends belong to it. */
export interface Span {
  first: bigint;
  last: bigint;
}

/** {ImpairmentKind} of a block whose climate effect was undone; of any other the registry took the units back. */
const REVERSED = 2;

interface Told {
  timestamp: bigint;
  transaction: Hash;
}

/** What took tonnes, or a part of them {unit}. */
export type Taking =
  /** `certificate` is 0 when there is only a record. */
  | (Told & { kind: "retired"; id: bigint; amount: bigint; certificate: bigint })
  | (Told & { kind: "cancelled"; position: bigint; amount: bigint; reason: string })
  | (Told & { kind: "settled"; reference: string })
  | (Told & { kind: "impaired"; how: "Recalled" | "Reversed" });

/** What exits, settlements, requests and recalls say of a vintage. */
export interface VintageStory {
  logs: readonly DecodedLog[];
  requests: readonly DetokenisationRequest[];
}

/** A position in a vintage's sequence {unit}, out of a retirement's id. */
export function positionOf(retirement: bigint): bigint {
  return retirement & ((1n << 96n) - 1n);
}

/** How much of tonnes an interval of the sequence covers {unit}. */
export function overlapWith({ first, last }: Span, position: bigint, amount: bigint): bigint {
  const start = first * TONNE;
  const limit = (last + 1n) * TONNE;
  const end = position + amount;
  const from = position > start ? position : start;
  const to = end < limit ? end : limit;
  return to > from ? to - from : 0n;
}

/** The interval of the sequence that a log is about {unit}; null for one that is about none. */
function intervalOf({ eventName, args }: DecodedLog): { position: bigint; amount: bigint } | null {
  switch (eventName) {
    case "Retired":
      return { position: positionOf(args.retirement as bigint), amount: args.amount as bigint };
    case "Cancelled":
      return { position: args.position as bigint, amount: args.amount as bigint };
    case "SerialsSettled": {
      const tonnes = (args.last as bigint) - (args.first as bigint) + 1n;
      return { position: (args.firstTonne as bigint) * TONNE, amount: tonnes * TONNE };
    }
    case "BlockImpaired":
      return { position: (args.firstTonne as bigint) * TONNE, amount: (args.tonnes as bigint) * TONNE };
    default:
      return null;
  }
}

/**
 * Cuts tonnes where anything that is told of the vintage begins or ends, so that within a piece every tonne is in one state.
 * A tonne that is taken in part is a piece of its own.
 */
export function cut({ first, last }: Span, { logs, requests }: VintageStory): Span[] {
  const starts = new Set([first]);
  const mark = (position: bigint) => {
    for (const tonne of [position / TONNE, (position + TONNE - 1n) / TONNE])
      if (tonne > first && tonne <= last) starts.add(tonne);
  };
  for (const log of logs) {
    const interval = intervalOf(log);
    if (!interval) continue;
    mark(interval.position);
    mark(interval.position + interval.amount);
  }
  for (const { firstTonne, tonnes } of requests) {
    mark(firstTonne * TONNE);
    mark((firstTonne + tonnes) * TONNE);
  }
  const sorted = [...starts].sort((a, b) => (a < b ? -1 : 1));
  return sorted.map((start, index) => ({ first: start, last: (sorted[index + 1] ?? last + 1n) - 1n }));
}

/** What took tonnes, oldest first. */
export function takingsOf(span: Span, logs: readonly DecodedLog[]): Taking[] {
  return logs.flatMap((log): Taking[] => {
    const interval = intervalOf(log);
    const amount = interval ? overlapWith(span, interval.position, interval.amount) : 0n;
    if (!interval || amount === 0n) return [];
    const { eventName, args, timestamp, transactionHash: transaction } = log;
    const told = { timestamp, transaction };
    if (eventName === "Retired") {
      const [id, certificate] = [args.retirement as bigint, args.certificate as bigint];
      return [{ ...told, kind: "retired", id, amount, certificate }];
    }
    if (eventName === "Cancelled") {
      return [{ ...told, kind: "cancelled", position: interval.position, amount, reason: String(args.reason) }];
    }
    if (eventName === "SerialsSettled") {
      return [{ ...told, kind: "settled", reference: String(args.registryReference) }];
    }
    return [{ ...told, kind: "impaired", how: args.kind === REVERSED ? "Reversed" : "Recalled" }];
  });
}

/** The requests that reserved any of the tonnes, oldest first. */
export function requestsOf({ first, last }: Span, requests: readonly DetokenisationRequest[]): DetokenisationRequest[] {
  return requests
    .filter(({ firstTonne, tonnes }) => firstTonne <= last && firstTonne + tonnes > first)
    .sort((a, b) => Number(a.requestedAt - b.requestedAt) || (a.id < b.id ? -1 : 1));
}

/** The pieces of a span in their order, with null for what lies between them. */
export function fill<Run extends Span>({ first, last }: Span, runs: readonly Run[]): (Span & { run: Run | null })[] {
  const filled: (Span & { run: Run | null })[] = [];
  let next = first;
  for (const run of runs) {
    if (run.first > next) filled.push({ first: next, last: run.first - 1n, run: null });
    filled.push({ first: run.first, last: run.last, run });
    next = run.last + 1n;
  }
  if (next <= last) filled.push({ first: next, last, run: null });
  return filled;
}
