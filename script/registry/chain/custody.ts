/** Custody statements on chain: what verifiers say that our accounts at a registry hold. */
import type { Protocol } from "../../chain/protocol.ts";
import type { CalendarDate } from "../calendar.ts";
import { max, min } from "../integer.ts";
import { inSteps } from "./state.ts";

export interface ChainStatement {
  /** counted by registry, from 1 */
  readonly number: number;
  readonly date: CalendarDate;
  /** {t} */
  readonly tonnes: bigint;
  readonly verifier: string;
  /** reference of the account at the registry */
  readonly account: string;
  readonly documentCid: string;
}

/** All statements about a registry, in the order of their numbers. */
export async function readStatements(
  protocol: Protocol,
  registry: number,
  at?: bigint,
): Promise<readonly ChainStatement[]> {
  const count = Number(await protocol.read<bigint>("Custody", "custodyCountOf", [registry], at));
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const found: ChainStatement[] = [];
  await inSteps(numbers, async (number) => {
    const stored = await protocol.read<Omit<ChainStatement, "number" | "tonnes"> & { tonnes: number }>(
      "Custody",
      "custodyOf",
      [registry, number],
      at,
    );
    const { date, verifier, account, documentCid } = stored;
    found[number - 1] = { number, date, tonnes: BigInt(stored.tonnes), verifier, account, documentCid };
  });
  return found;
}

/** Tonnes that came into an account of ours, or left it. */
export interface Movement {
  /** the statement under which their block was confirmed */
  readonly custody: number;
  /** {t} */
  readonly tonnes: bigint;
  /** the day after which the chain knows that they left: released to an owner's account, or retired at the registry too */
  readonly leftOn?: CalendarDate;
}

/**
 * What was confirmed under a registry's statements, and what of it left the account since. `ofRegistry` picks the registry's
 * blocks.
 */
export async function readMovements(
  protocol: Protocol,
  ofRegistry: (blockId: number) => boolean,
  at: bigint,
): Promise<readonly Movement[]> {
  type Confirmed = { blockId: number; vintage: number; tonnes: bigint; sequenceStart: bigint; custody: bigint };
  const confirmed = (await protocol.events<Confirmed>("CreditIssuance", "BlockConfirmed", { to: at }))
    .map(({ args }) => args)
    .filter(({ blockId }) => ofRegistry(Number(blockId)));
  const movements: Movement[] = confirmed.map(({ custody, tonnes }) => ({ custody: Number(custody), tonnes }));
  for (const { blockNumber, vintage, from, to } of await readDepartures(protocol, at)) {
    const { timestamp } = await protocol.client.getBlock({ blockNumber });
    const leftOn = dayOf(timestamp);
    for (const { sequenceStart, tonnes, custody } of confirmed.filter((one) => Number(one.vintage) === vintage)) {
      const inside = min(to, sequenceStart + tonnes) - max(from, sequenceStart);
      if (inside > 0n) movements.push({ custody: Number(custody), tonnes: inside, leftOn });
    }
  }
  return movements;
}

/** Tonnes [from, to) of a vintage's sequence that are in no account of ours any more, or not as units that can be used. */
interface Departure {
  readonly blockNumber: bigint;
  readonly vintage: number;
  readonly from: bigint;
  readonly to: bigint;
}

async function readDepartures(protocol: Protocol, at: bigint): Promise<readonly Departure[]> {
  type Request = { request: bigint; vintage: number; firstTonne: bigint; tonnes: bigint };
  type Settled = { vintage: number; first: bigint; last: bigint; firstTonne: bigint };
  const requests = new Map(
    (await protocol.events<Request>("Provenance", "DetokenisationRequested", { to: at })).map(({ args }) => [
      args.request,
      args,
    ]),
  );
  const finalised = await protocol.events<{ request: bigint }>("Provenance", "DetokenisationFinalised", { to: at });
  const settled = await protocol.events<Settled>("Provenance", "SerialsSettled", { to: at });
  return [
    ...finalised.map(({ blockNumber, args }) => {
      const { vintage, firstTonne, tonnes } = requests.get(args.request) as Request;
      return { blockNumber, vintage: Number(vintage), from: firstTonne, to: firstTonne + tonnes };
    }),
    ...settled.map(({ blockNumber, args: { vintage, first, last, firstTonne } }) => ({
      blockNumber,
      vintage: Number(vintage),
      from: firstTonne,
      to: firstTonne + (last - first + 1n),
    })),
  ];
}

/** The day of a second of Unix time, as the chain writes days: yyyymmdd. */
function dayOf(timestamp: bigint): CalendarDate {
  return Number(new Date(Number(timestamp) * 1_000).toISOString().slice(0, 10).replaceAll("-", "")) as CalendarDate;
}
