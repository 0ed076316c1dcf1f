/** The events that say what else there is to ask about. */
import { type AbiEvent, type Address, decodeEventLog, type Log, type PublicClient } from "viem";
import { artifactOf } from "../artifacts.ts";

/** Widest span of blocks asked for at once; public nodes refuse more. */
const LOG_SPAN = 10_000n;

/** The contracts whose events say what else to ask for. */
const TELLING = ["AccessManager", "Timelock", "SpendingGuard", "CreditMarket"] as const;

/** An event by the names of its contract and itself. */
export interface Told {
  readonly contract: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Blocks `from` to `to`, both included, in spans that a node answers about. */
export function* spansOf(
  from: bigint,
  to: bigint,
): Generator<{ readonly fromBlock: bigint; readonly toBlock: bigint }> {
  for (let fromBlock = from; fromBlock <= to; fromBlock += LOG_SPAN) {
    const end = fromBlock + LOG_SPAN - 1n;
    yield { fromBlock, toBlock: end < to ? end : to };
  }
}

/** All events of the telling contracts between two blocks, both included. */
export async function eventsOf(
  client: PublicClient,
  addressOf: (name: string) => Address,
  startBlock: bigint,
  endBlock: bigint,
): Promise<readonly Told[]> {
  const names = new Map(TELLING.map((name) => [addressOf(name).toLowerCase(), name]));
  const address = TELLING.map(addressOf);
  const told: Told[] = [];
  for (const span of spansOf(startBlock, endBlock)) {
    for (const log of await client.getLogs({ address, ...span })) {
      const event = decode(names.get(log.address.toLowerCase()) as string, log);
      if (event !== undefined) told.push(event);
    }
  }
  return told;
}

function decode(contract: string, log: Log): Told | undefined {
  const { abi } = artifactOf(contract === "Timelock" ? "TimelockController" : contract);
  try {
    const { eventName, args } = decodeEventLog({ abi: abi as readonly AbiEvent[], data: log.data, topics: log.topics });
    return { contract, name: String(eventName), args: args as unknown as Told["args"] };
  } catch {
    // An event of another implementation than ours.
    return undefined;
  }
}
