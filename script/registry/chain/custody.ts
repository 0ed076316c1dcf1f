/** Custody statements on chain: what verifiers say that our accounts at a registry hold. */
import type { Protocol } from "../../chain/protocol.ts";
import type { CalendarDate } from "../calendar.ts";
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

/** Statement number → tonnes of the blocks that were confirmed under it. `ofRegistry` picks the registry's blocks. */
export async function readTonnesUnder(
  protocol: Protocol,
  ofRegistry: (blockId: number) => boolean,
  at: bigint,
): Promise<Map<number, bigint>> {
  const sums = new Map<number, bigint>();
  const events = await protocol.events<{ blockId: number; tonnes: bigint; custody: bigint }>(
    "CreditIssuance",
    "BlockConfirmed",
    { to: at },
  );
  for (const { args } of events) {
    if (!ofRegistry(Number(args.blockId))) continue;
    const number = Number(args.custody);
    sums.set(number, (sums.get(number) ?? 0n) + args.tonnes);
  }
  return sums;
}
