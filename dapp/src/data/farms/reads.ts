import { type Address, erc20Abi, zeroAddress } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { liquidity, usdcAddress } from "../../chain/liquidity.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readHead } from "../chainClock.ts";
import { hasExchange, readPair, readPairAt } from "../dex.ts";
import type { Pair } from "../dexMath.ts";
import { readPoolAddresses } from "../pools/reads.ts";
import { readCurrency } from "../useCurrencies.ts";
import type { Farm, FarmPosition, Mining } from "./model.ts";

const { mining, uniswapFactory } = liquidity;

/** Whether the deployment has farms. */
export const hasFarms = mining.address !== zeroAddress;

/** The pair whose shares a token is: only what Uniswap's own factory says is one. */
async function pairBehind(token: Address): Promise<Pair | null> {
  if (!hasExchange) return null;
  try {
    const pair = await readPairAt(token);
    const known = await publicClient.readContract({
      ...uniswapFactory,
      functionName: "getPair",
      args: [...pair.tokens],
    });
    return known.toLowerCase() === token.toLowerCase() ? pair : null;
  } catch {
    return null;
  }
}

async function readFarm(number: bigint): Promise<Farm> {
  const farm = await publicClient.readContract({ ...mining, functionName: "farmAt", args: [number] });
  const { token, weight, staked, rate } = farm;
  const [{ symbol, decimals }, pair] = await Promise.all([readCurrency(token), pairBehind(token)]);
  const [first, second] = pair ? await Promise.all(pair.tokens.map(readCurrency)) : [];
  const symbols = first && second ? ([first.symbol, second.symbol] as const) : null;
  return { token, symbol, decimals, weight, staked, rate, pair, symbols };
}

/** Every farm, the schedule, and how its clock stands, from the chain. */
export async function readMining(): Promise<Mining> {
  const count = await publicClient.readContract({ ...mining, functionName: "farmCount" });
  const numbers = Array.from({ length: Number(count) }, (_, number) => BigInt(number));
  const [farms, clock, schedule, pausedUntil] = await Promise.all([
    Promise.all(numbers.map(readFarm)),
    publicClient.readContract({ ...mining, functionName: "clock" }),
    publicClient.readContract({ ...mining, functionName: "schedule" }),
    publicClient.readContract({ ...mining, functionName: "pausedUntil" }),
    readHead(),
  ]);
  return { farms, clock, schedule: [...schedule], pausedUntil };
}

/** What an account has in farms, and could put into them. */
export async function readFarmPositions(account: Address, farms: readonly Address[]): Promise<FarmPosition[]> {
  return Promise.all(
    farms.map(async (token) => {
      const [[staked, reward], balance] = await Promise.all([
        publicClient.readContract({ ...mining, functionName: "positionOf", args: [account, token] }),
        publicClient.readContract({ address: token, abi: erc20Abi, functionName: "balanceOf", args: [account] }),
      ]);
      return { token, staked, reward, balance };
    }),
  );
}

/** A token that trades against USDC here, and its pair; null while nobody has created that. */
export interface Market {
  token: Address;
  symbol: string;
  pair: Pair | null;
}

/** What liquidity can be given to: CRBN and every pool's token, each against USDC. */
export async function readMarkets(): Promise<Market[]> {
  if (!hasExchange) return [];
  const tokens = [contracts.crbn.address, ...(await readPoolAddresses())];
  return Promise.all(
    tokens.map(async (token) => {
      const [{ symbol }, pair] = await Promise.all([readCurrency(token), readPair(token, usdcAddress)]);
      return { token, symbol, pair };
    }),
  );
}

/** What an account has of a market's tokens and shares. */
export interface MarketBalances {
  /** {token} */
  token: bigint;
  /** {USDC} */
  usdc: bigint;
  /** Of the pair, not staked {1e18 = 1}. */
  shares: bigint;
}

/** Reads what an account could give or take. */
export async function readMarketBalances({ token, pair }: Market, account: Address): Promise<MarketBalances> {
  const balanceOf = (address: Address) =>
    publicClient.readContract({ address, abi: erc20Abi, functionName: "balanceOf", args: [account] });
  const [own, usdc, shares] = await Promise.all([
    balanceOf(token),
    balanceOf(usdcAddress),
    pair ? balanceOf(pair.address) : 0n,
  ]);
  return { token: own, usdc, shares };
}
