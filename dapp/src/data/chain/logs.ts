import type { Abi, Address, Hash, Hex, Log } from "viem";
import { encodeEventTopics, parseEventLogs } from "viem";
import { deployment } from "../../chain/deployment.ts";
import { publicClient } from "../../chain/wagmi.ts";

/** A decoded log, whichever event it is. */
export interface DecodedLog {
  eventName: string;
  args: Record<string, unknown>;
  blockNumber: bigint;
  logIndex: number;
  transactionHash: Hash;
  timestamp: bigint;
}

/** Which logs: one event of one contract, its indexed arguments being one of several values. */
export interface LogQuery {
  address: Address;
  abi: Abi;
  eventName: string;
  args?: Record<string, unknown>;
}

/** Endpoints limit how many blocks one question may span; the span is halved this many times before giving up. */
const MAX_SPLITS = 12;

/** All logs that match any of the queries, oldest first, with the time of their blocks. */
export async function readLogs(queries: LogQuery[], toBlock: bigint): Promise<DecodedLog[]> {
  const from = deployment?.startBlock ?? 0n;
  const found = await Promise.all(
    queries.map(async ({ address, abi, eventName, args }) => {
      const topics = encodeEventTopics({ abi, eventName, args } as Parameters<typeof encodeEventTopics>[0]);
      const logs = await getLogs(address, topics, from, toBlock, MAX_SPLITS);
      return parseEventLogs({ abi, eventName, logs }) as unknown as (DecodedLog & { blockTimestamp?: bigint })[];
    }),
  );
  const logs = found.flat().sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex);
  const times = await blockTimes(logs);
  return logs.map((log) => ({ ...log, timestamp: times.get(log.blockNumber) ?? 0n }));
}

type RpcLogs = Log[];

async function getLogs(
  address: Address,
  topics: (Hex | Hex[] | null)[],
  fromBlock: bigint,
  toBlock: bigint,
  splits: number,
): Promise<RpcLogs> {
  if (fromBlock > toBlock) return [];
  try {
    // viem's getLogs takes events, not topics; the topics come from it, so the request is the same.
    return await publicClient.transport
      .request({
        method: "eth_getLogs",
        params: [{ address, topics, fromBlock: toHexNumber(fromBlock), toBlock: toHexNumber(toBlock) }],
      })
      .then((logs) => (logs as Record<string, Hex>[]).map(formatLog) as unknown as RpcLogs);
  } catch (error) {
    if (splits === 0 || fromBlock === toBlock) throw error;
    const middle = (fromBlock + toBlock) / 2n;
    const [early, late] = await Promise.all([
      getLogs(address, topics, fromBlock, middle, splits - 1),
      getLogs(address, topics, middle + 1n, toBlock, splits - 1),
    ]);
    return [...early, ...late];
  }
}

function formatLog(log: Record<string, Hex>) {
  return {
    ...log,
    blockNumber: BigInt(log.blockNumber ?? 0),
    logIndex: Number(log.logIndex),
    ...(log.blockTimestamp && { blockTimestamp: BigInt(log.blockTimestamp) }),
  };
}

async function blockTimes(logs: { blockNumber: bigint; blockTimestamp?: bigint }[]): Promise<Map<bigint, bigint>> {
  const times = new Map<bigint, bigint>();
  for (const { blockNumber, blockTimestamp } of logs) if (blockTimestamp) times.set(blockNumber, blockTimestamp);
  const missing = [...new Set(logs.map(({ blockNumber }) => blockNumber))].filter((number) => !times.has(number));
  const blocks = await Promise.all(missing.map((blockNumber) => publicClient.getBlock({ blockNumber })));
  for (const { number, timestamp } of blocks) times.set(number, timestamp);
  return times;
}

function toHexNumber(value: bigint): Hex {
  return `0x${value.toString(16)}`;
}
