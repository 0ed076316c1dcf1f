import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type Address, zeroAddress } from "viem";
import { liquidity, pairContract, usdcAddress } from "../chain/liquidity.ts";
import { publicClient } from "../chain/wagmi.ts";
import type { Pair } from "./dexMath.ts";
import { marketKey } from "./keys.ts";

/** How often prices of the exchange are asked anew {ms}. */
const PRICE_INTERVAL = 10_000;

/** Whether the network has Uniswap v2. */
export const hasExchange = liquidity.uniswapRouter.address !== zeroAddress;

/** A block to read at; the latest one without it. */
interface At {
  blockNumber?: bigint | undefined;
}

/** Reads the pair at an address. */
export async function readPairAt(address: Address, at: At = {}): Promise<Pair> {
  const pair = { ...pairContract(address), ...(at.blockNumber !== undefined && { blockNumber: at.blockNumber }) };
  const [token0, token1, [reserve0, reserve1], supply] = await Promise.all([
    publicClient.readContract({ ...pair, functionName: "token0" }),
    publicClient.readContract({ ...pair, functionName: "token1" }),
    publicClient.readContract({ ...pair, functionName: "getReserves" }),
    publicClient.readContract({ ...pair, functionName: "totalSupply" }),
  ]);
  return { address, tokens: [token0, token1], reserves: [reserve0, reserve1], supply };
}

/** Reads the pair of two tokens; null where there is none. */
export async function readPair(a: Address, b: Address, at: At = {}): Promise<Pair | null> {
  if (!hasExchange) return null;
  const address = await publicClient.readContract({
    ...liquidity.uniswapFactory,
    functionName: "getPair",
    args: [a, b],
    ...(at.blockNumber !== undefined && { blockNumber: at.blockNumber }),
  });
  return address === zeroAddress ? null : readPairAt(address, at);
}

/** The pair of a token with USDC, kept current; null where there is none. */
export function useUsdcPair(token: Address | undefined): UseQueryResult<Pair | null> {
  return useQuery({
    queryKey: [...marketKey, "usdcPair", token],
    queryFn: () => readPair(token as Address, usdcAddress),
    enabled: token !== undefined,
    refetchInterval: PRICE_INTERVAL,
  });
}

/** What the exchange gives for an exact amount along a path, by its own quote {last of the path}. */
export async function readAmountOut(amount: bigint, path: readonly Address[]): Promise<bigint> {
  const amounts = await publicClient.readContract({
    ...liquidity.uniswapRouter,
    functionName: "getAmountsOut",
    args: [amount, path],
  });
  return amounts.at(-1) ?? 0n;
}

/** What the exchange takes for an exact amount along a path, by its own quote {first of the path}. */
export async function readAmountIn(amount: bigint, path: readonly Address[]): Promise<bigint> {
  const amounts = await publicClient.readContract({
    ...liquidity.uniswapRouter,
    functionName: "getAmountsIn",
    args: [amount, path],
  });
  return amounts[0] ?? 0n;
}

/** How much of the other token goes with an amount of one, at the price of a pair, by the router's own quote. */
export async function readMatching(amount: bigint, own: bigint, other: bigint): Promise<bigint> {
  return publicClient.readContract({
    ...liquidity.uniswapRouter,
    functionName: "quote",
    args: [amount, own, other],
  });
}
