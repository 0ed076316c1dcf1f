import type { Address } from "viem";
import {
  creditPoolAbi,
  liquidityMiningAbi,
  poolBeaconAbi,
  poolFactoryAbi,
  retirementRouterAbi,
  uniswapV2FactoryAbi,
  uniswapV2PairAbi,
  uniswapV2RouterAbi,
} from "../generated/liquidity.ts";
import { addressOf } from "./contracts.ts";

/** Address and ABI of what only the pages of pools and of liquidity speak to, apart from {@link contracts} so that others do not load it. */
export const liquidity = {
  poolFactory: { address: addressOf("PoolFactory"), abi: poolFactoryAbi },
  poolBeacon: { address: addressOf("PoolBeacon"), abi: poolBeaconAbi },
  mining: { address: addressOf("LiquidityMining"), abi: liquidityMiningAbi },
  retirementRouter: { address: addressOf("RetirementRouter"), abi: retirementRouterAbi },
  uniswapFactory: { address: addressOf("UniswapV2Factory"), abi: uniswapV2FactoryAbi },
  uniswapRouter: { address: addressOf("UniswapV2Router"), abi: uniswapV2RouterAbi },
} as const;

/** The pool at an address. The factory says whether it is one of the protocol. */
export const poolContract = (address: Address) => ({ address, abi: creditPoolAbi }) as const;

/** The Uniswap pair at an address; its token is what it gives for liquidity. */
export const pairContract = (address: Address) => ({ address, abi: uniswapV2PairAbi }) as const;

/** The dollar that prices are told in. */
export const usdcAddress = addressOf("USDC");
