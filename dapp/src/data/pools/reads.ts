import { type Abi, type Address, isAddress, zeroAddress } from "viem";
import { liquidity, poolContract } from "../../chain/liquidity.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { TONNE } from "../../format/index.ts";
import { REDEMPTION_KINDS } from "../../transactions/actions/pools.ts";
import { readLogs } from "../chain/logs.ts";
import { readHead } from "../chainClock.ts";
import { NotFoundError, type Sourced } from "../model.ts";
import { MAX_MOVES, type Pool, type PoolCriteria, type PoolMove } from "./model.ts";

/** Whether the deployment has pools. */
export const hasPools = liquidity.poolFactory.address !== zeroAddress;

/** Reads a pool. */
export async function readPool(address: Address): Promise<Pool> {
  const pool = poolContract(address);
  const [name, symbol, supply, tonnes, remaining, fees, feesDue, pausedUntil, vintages] = await Promise.all([
    publicClient.readContract({ ...pool, functionName: "name" }),
    publicClient.readContract({ ...pool, functionName: "symbol" }),
    publicClient.readContract({ ...pool, functionName: "totalSupply" }),
    publicClient.readContract({ ...pool, functionName: "cap" }),
    publicClient.readContract({ ...pool, functionName: "getRemaining" }),
    publicClient.readContract({ ...pool, functionName: "fees" }),
    publicClient.readContract({ ...pool, functionName: "feesDue" }),
    publicClient.readContract({ ...pool, functionName: "pausedUntil" }),
    publicClient.readContract({ ...pool, functionName: "holdingCount" }),
  ]);
  const cap = BigInt(tonnes) * TONNE;
  return { address, name, symbol, supply, cap, remaining, fees, feesDue, pausedUntil, vintages: Number(vintages) };
}

/** The addresses of all pools, in the order of their creation. */
export async function readPoolAddresses(): Promise<Address[]> {
  if (!hasPools) return [];
  const { poolFactory } = liquidity;
  const count = await publicClient.readContract({ ...poolFactory, functionName: "poolCount" });
  const numbers = Array.from({ length: Number(count) }, (_, number) => BigInt(number));
  return Promise.all(
    numbers.map((number) => publicClient.readContract({ ...poolFactory, functionName: "poolAt", args: [number] })),
  );
}

/** Every pool, from the chain. */
export async function readPools(): Promise<Pool[]> {
  const addresses = await readPoolAddresses();
  return Promise.all([...addresses.map(readPool), readHead()]).then((all) => all.slice(0, -1) as Pool[]);
}

/** The pool that an address of the page names. Whatever is no pool of the protocol is not found, and nothing is asked of it. */
export async function readKnownPool(text: string): Promise<Pool> {
  if (!isAddress(text, { strict: false }) || !hasPools) throw new NotFoundError(text);
  const known = await publicClient.readContract({ ...liquidity.poolFactory, functionName: "isPool", args: [text] });
  if (!known) throw new NotFoundError(text);
  const [pool] = await Promise.all([readPool(text), readHead()]);
  return pool;
}

/** What may be deposited in a pool, now and later. */
export async function readCriteria(pool: Address): Promise<PoolCriteria> {
  const [current, next, nextFrom] = await publicClient.readContract({
    ...liquidity.poolFactory,
    functionName: "criteriaOf",
    args: [pool],
  });
  return { current, next: nextFrom > 0n ? next : null, nextFrom };
}

/** What an event of a pool tells. @param kind By the contract's number, of a redemption. */
function wayOf(eventName: string, kind: number): Pick<PoolMove, "kind" | "automatic"> {
  if (eventName === "Deposited") return { kind: "deposited", automatic: false };
  const name = REDEMPTION_KINDS[kind] ?? "Selected";
  return { kind: name.endsWith("Retired") ? "retired" : "redeemed", automatic: name.startsWith("Automatic") };
}

/** The deposits and redemptions of a pool out of its own logs, the newest first. */
export async function readMovesFromChain(pool: Address): Promise<Sourced<PoolMove[]>> {
  const block = await publicClient.getBlockNumber({ cacheTime: 0 });
  const { address, abi } = poolContract(pool);
  const logs = await readLogs(
    ["Deposited", "Redeemed"].map((eventName) => ({ address, abi: abi as Abi, eventName })),
    block,
  );
  const moves = logs.slice(-MAX_MOVES).map(
    ({ eventName, args, timestamp, transactionHash, logIndex }): PoolMove => ({
      id: `${transactionHash}-${logIndex}`,
      ...wayOf(eventName, Number(args.kind)),
      account: args.account as Address,
      vintage: Number(args.vintage),
      amount: args.amount as bigint,
      fee: args.fee as bigint,
      timestamp,
      transaction: transactionHash,
    }),
  );
  return { value: moves.reverse(), source: "chain", block: { number: block }, truncated: logs.length > MAX_MOVES };
}
