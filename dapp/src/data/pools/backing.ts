import { type Abi, type Address, getAddress, zeroAddress } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { poolContract } from "../../chain/liquidity.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readLogs } from "../chain/logs.ts";
import { observeBlockTime } from "../chainClock.ts";
import type { Backing, PoolHolding } from "./model.ts";

/** One question to the pool is about this many vintages. */
const PAGE = 100n;
/** So many holders of a pool token are asked one by one; of more the balances are not added up here. */
export const MAX_HOLDERS = 1_000;

/** Everything that lies in a pool at a block, in the order of its queue. */
export async function readHoldings(pool: Address, blockNumber?: bigint): Promise<PoolHolding[]> {
  const contract = { ...poolContract(pool), ...(blockNumber !== undefined && { blockNumber }) };
  const holdings: PoolHolding[] = [];
  for (let from = 0; ; ) {
    const [page, next] = await publicClient.readContract({
      ...contract,
      functionName: "backing",
      args: [from, PAGE],
    });
    holdings.push(...page);
    if (next === 0 || page.length === 0) return holdings;
    from = next;
  }
}

/** Everybody who ever received tokens of a pool, out of its logs. */
async function readHolders(pool: Address, block: bigint): Promise<Address[]> {
  const { address, abi } = poolContract(pool);
  const logs = await readLogs([{ address, abi: abi as Abi, eventName: "Transfer" }], block);
  const receivers = logs.map(({ args }) => getAddress(args.to as Address)).filter((to) => to !== zeroAddress);
  return [...new Set(receivers)];
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

/**
 * Adds up what lies in a pool, asked of the pool and of the credits' own contract, and what its holders have, all at one block:
 * the proof that each of its tokens stands for a tonne. From the chain alone, so that nobody has to believe an index.
 */
export async function readBacking(pool: Address): Promise<Backing> {
  const { number, hash, timestamp } = await publicClient.getBlock({ blockTag: "latest" });
  observeBlockTime(timestamp);
  const contract = { ...poolContract(pool), blockNumber: number };
  const [holdings, supply, holders] = await Promise.all([
    readHoldings(pool, number),
    publicClient.readContract({ ...contract, functionName: "totalSupply" }),
    readHolders(pool, number),
  ]);
  const [credited, balances] = await Promise.all([
    holdings.length === 0
      ? []
      : publicClient.readContract({
          ...contracts.carbonCredit,
          functionName: "balanceOfBatch",
          args: [holdings.map(() => pool), holdings.map(({ vintage }) => BigInt(vintage))],
          blockNumber: number,
        }),
    holders.length > MAX_HOLDERS
      ? null
      : Promise.all(
          holders.map((holder) =>
            publicClient.readContract({ ...contract, functionName: "balanceOf", args: [holder] }),
          ),
        ),
  ]);
  return {
    block: { number, hash, timestamp },
    holdings,
    held: sum(holdings.map(({ amount }) => amount)),
    credited: sum(credited),
    supply,
    balances: balances && sum(balances),
    holders: holders.length,
  };
}
