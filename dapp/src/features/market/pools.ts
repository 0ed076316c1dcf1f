import type { Address } from "viem";
import { liquidity, poolContract } from "../../chain/liquidity.ts";
import { publicClient } from "../../chain/wagmi.ts";

/** A pool of the protocol. */
export interface PoolName {
  address: Address;
  name: string;
  symbol: string;
}

/** Reads every pool of the protocol. */
export async function readPoolNames(): Promise<PoolName[]> {
  const { poolFactory } = liquidity;
  const count = await publicClient.readContract({ ...poolFactory, functionName: "poolCount" });
  return Promise.all(
    Array.from({ length: Number(count) }, async (_, number) => {
      const args = [BigInt(number)] as const;
      return readPoolName(await publicClient.readContract({ ...poolFactory, functionName: "poolAt", args }));
    }),
  );
}

/** Reads what a pool calls itself. */
export async function readPoolName(address: Address): Promise<PoolName> {
  const pool = poolContract(address);
  const [name, symbol] = await Promise.all([
    publicClient.readContract({ ...pool, functionName: "name" }),
    publicClient.readContract({ ...pool, functionName: "symbol" }),
  ]);
  return { address, name, symbol };
}

/** So many vintages of a pool are looked at, the first of its queue. */
export const MOST_HOLDINGS = 40;

/** Reads what lies in a pool, in the order of its queue. */
export async function readBacking(address: Address) {
  const args = [0, BigInt(MOST_HOLDINGS)] as const;
  const [holdings, next] = await publicClient.readContract({
    ...poolContract(address),
    functionName: "backing",
    args,
  });
  return { holdings, truncated: next !== 0 };
}
