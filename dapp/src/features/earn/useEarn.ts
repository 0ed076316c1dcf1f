import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { spotPrice } from "../../data/dexMath.ts";
import type { FarmPosition, Mining } from "../../data/farms/model.ts";
import {
  hasFarms,
  type Market,
  type MarketBalances,
  readFarmPositions,
  readMarketBalances,
  readMarkets,
  readMining,
} from "../../data/farms/reads.ts";
import { marketKey } from "../../data/index.ts";

/** How often what is earned and what things cost is asked anew {ms}. */
const INTERVAL = 8_000;

/** The farms, the schedule and its clock; idle where the deployment has none. */
export function useMining(): UseQueryResult<Mining> {
  return useQuery({
    queryKey: [...marketKey, "mining"],
    queryFn: readMining,
    enabled: hasFarms,
    refetchInterval: INTERVAL,
  });
}

/** What an account has in farms. */
export function usePositions(account: Address | undefined, farms: readonly Address[]): UseQueryResult<FarmPosition[]> {
  return useQuery({
    queryKey: [...marketKey, "farmPositions", account, ...farms],
    queryFn: () => readFarmPositions(account as Address, farms),
    enabled: account !== undefined && farms.length > 0,
    refetchInterval: INTERVAL,
  });
}

/** What liquidity can be given to. */
export function useMarkets(): UseQueryResult<Market[]> {
  return useQuery({ queryKey: [...marketKey, "markets"], queryFn: readMarkets, refetchInterval: INTERVAL });
}

/** What an account has of a market's tokens and shares. */
export function useMarketBalances(market: Market, account: Address | undefined): UseQueryResult<MarketBalances> {
  const { token, pair } = market;
  return useQuery({
    queryKey: [...marketKey, "marketBalances", token, pair?.address, account],
    queryFn: () => readMarketBalances(market, account as Address),
    enabled: account !== undefined,
    refetchInterval: INTERVAL,
  });
}

/** What one CRBN is worth in its pair {USDC}; null where that is not known. */
export function crbnPriceOf(markets: readonly Market[] | undefined): bigint | null {
  const crbn = contracts.crbn.address.toLowerCase();
  const market = markets?.find(({ token }) => token.toLowerCase() === crbn);
  return market ? spotPrice(market.pair, market.token) : null;
}
