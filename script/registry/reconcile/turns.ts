/** What left the straight path of a vintage's sequence: the events of provenance and impairments, as turns. */
import { TONNE } from "../../chain/amounts.ts";
import { CommandError } from "../../chain/fail.ts";
import type { Protocol, ProtocolEvent } from "../../chain/protocol.ts";
import type { StateMark } from "./chainSerials.ts";
import { marksAfter, type Turn, unitsMarked } from "./timeline.ts";

interface Dated {
  readonly blockNumber: bigint;
  readonly logIndex: number;
  readonly turn: Turn;
}

/** Vintage → its turns but the retirements, for vintages that have any. */
export type Turns = ReadonlyMap<number, readonly Dated[]>;

export async function readTurns(protocol: Protocol, at: bigint): Promise<Turns> {
  const found = new Map<number, Dated[]>();
  const take = async <Args>(
    contract: string,
    event: string,
    turnOf: (args: Args) => { readonly vintage: number; readonly turn: Turn },
  ): Promise<void> => {
    for (const one of await protocol.events<Args>(contract, event, { to: at })) {
      const { vintage, turn } = turnOf(one.args);
      const list = found.get(vintage);
      if (list === undefined) found.set(vintage, [dated(one, turn)]);
      else list.push(dated(one, turn));
    }
  };
  type Cut = { vintage: number; position: bigint; amount: bigint };
  await take<Cut>("Provenance", "Cancelled", ({ vintage, position, amount }) => ({
    vintage,
    turn: { kind: "cancelled", from: position, to: position + amount },
  }));
  type Request = { request: bigint; vintage: number; firstTonne: bigint; tonnes: bigint };
  const vintageOf = new Map<bigint, number>();
  await take<Request>("Provenance", "DetokenisationRequested", ({ request, vintage, firstTonne, tonnes }) => {
    vintageOf.set(request, vintage);
    return { vintage, turn: { kind: "requested", request, ...whole(firstTonne, tonnes) } };
  });
  for (const [event, kind] of [
    ["DetokenisationFinalised", "released"],
    ["DetokenisationReverted", "returned"],
    ["DetokenisationWithdrawn", "returned"],
  ] as const)
    await take<{ request: bigint }>("Provenance", event, ({ request }) => ({
      vintage: vintageOf.get(request) as number,
      turn: { kind, request },
    }));
  type Settled = { vintage: number; first: bigint; last: bigint; firstTonne: bigint };
  await take<Settled>("Provenance", "SerialsSettled", ({ vintage, first, last, firstTonne }) => ({
    vintage,
    turn: { kind: "settled", ...whole(firstTonne, last - first + 1n) },
  }));
  type Impaired = { vintage: number; firstTonne: bigint; tonnes: bigint };
  await take<Impaired>("Impairments", "BlockImpaired", ({ vintage, firstTonne, tonnes }) => ({
    vintage,
    turn: { kind: "impaired", ...whole(firstTonne, tonnes) },
  }));
  return found;
}

/**
 * The state of a vintage's sequence. Without turns exits consume it from its start, and every one retires; with turns the
 * retirements are read too, and the result is held against the chain's own sums.
 */
export async function readMarks(
  protocol: Protocol,
  vintage: number,
  turns: Turns,
  at: bigint,
): Promise<readonly StateMark[]> {
  const mine = turns.get(vintage);
  if (mine === undefined) {
    const consumed = await protocol.read<bigint>("CarbonCredit", "consumedOf", [vintage], at);
    return consumed === 0n ? [] : [{ from: 0n, to: consumed, state: "retired" }];
  }
  const filter = { indexed: { vintage }, to: at };
  const retired = await protocol.events<{ retirement: bigint; amount: bigint }>("CarbonCredit", "Retired", filter);
  const all = [
    ...mine,
    ...retired.map((one) => {
      const from = one.args.retirement & ((1n << 96n) - 1n);
      return dated(one, { kind: "retired", from, to: from + one.args.amount });
    }),
  ].sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex);
  const marks = marksAfter(all.map(({ turn }) => turn));
  await requireSums(protocol, vintage, marks, at);
  return marks;
}

async function requireSums(
  protocol: Protocol,
  vintage: number,
  marks: readonly StateMark[],
  at: bigint,
): Promise<void> {
  type Supply = { retired: bigint; cancelled: bigint; locked: bigint; detokenised: bigint };
  const supply = await protocol.read<Supply>("Provenance", "supplyOf", [vintage], at);
  const { covered } = await protocol.read<{ covered: bigint }>("Provenance", "outflowsOf", [vintage], at);
  const consumed = unitsMarked(marks, "retired", "cancelled", "settled");
  const sums = [consumed, unitsMarked(marks, "locked"), unitsMarked(marks, "released")];
  // A covered shortfall was cancelled without serial numbers.
  const expected = [supply.retired + supply.cancelled - covered, supply.locked, supply.detokenised];
  if (sums.some((sum, index) => sum !== expected[index]))
    throw new CommandError(`vintage ${vintage}: its events (${sums}) do not add up to its supply (${expected})`);
}

function dated({ blockNumber, logIndex }: ProtocolEvent<unknown>, turn: Turn): Dated {
  return { blockNumber, logIndex, turn };
}

function whole(firstTonne: bigint, tonnes: bigint): { readonly from: bigint; readonly to: bigint } {
  return { from: firstTonne * TONNE, to: (firstTonne + tonnes) * TONNE };
}
