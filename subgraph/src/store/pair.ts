import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Pair } from "../../generated/schema";
import { unitPriceOf, ZERO } from "../shared/amount";
import { Log } from "../shared/log";
import { isReserved } from "../shared/reserved";
import { isPool } from "./pool";
import { countPair } from "./protocol";

/** @param baseIsToken0 Whether prices are told of the first token. */
export function createPair(log: Log, address: Address, token0: Address, token1: Address, baseIsToken0: boolean): void {
  countPair();
  const pair = new Pair(address);
  pair.token0 = token0;
  pair.token1 = token1;
  pair.baseIsToken0 = baseIsToken0;
  pair.base = baseIsToken0 ? token0 : token1;
  pair.quote = baseIsToken0 ? token1 : token0;
  if (isPool(pair.base) || isReserved(pair.base)) pair.pool = pair.base;
  pair.baseReserve = ZERO;
  pair.quoteReserve = ZERO;
  pair.baseVolume = ZERO;
  pair.quoteVolume = ZERO;
  pair.swapCount = 0;
  pair.createdAt = log.timestamp;
  pair.updatedAt = log.timestamp;
  pair.transaction = log.transaction;
  pair.save();
}

export function loadPair(address: Address): Pair {
  return Pair.load(address)!;
}

export function writeReserves(log: Log, pair: Pair, reserve0: BigInt, reserve1: BigInt): void {
  pair.baseReserve = pair.baseIsToken0 ? reserve0 : reserve1;
  pair.quoteReserve = pair.baseIsToken0 ? reserve1 : reserve0;
  pair.price = unitPriceOf(pair.quoteReserve, pair.baseReserve);
  pair.updatedAt = log.timestamp;
  pair.save();
}

/** Adds a swap, whichever way it went. */
export function addVolume(pair: Pair, base: BigInt, quote: BigInt): void {
  pair.baseVolume = pair.baseVolume.plus(base.abs());
  pair.quoteVolume = pair.quoteVolume.plus(quote.abs());
  pair.swapCount += 1;
  pair.save();
}
