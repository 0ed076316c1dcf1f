import { Address } from "@graphprotocol/graph-ts";
import { UniswapV2Pair } from "../../generated/templates";
import { contextOf, crbn, usdc } from "../shared/context";
import { Log } from "../shared/log";
import { isReserved } from "../shared/reserved";
import { createPair } from "../store/pair";
import { isPool } from "../store/pool";

const DOLLAR: i32 = 0;
const STRANGER: i32 = 1;
const OWN: i32 = 2;
const POOL: i32 = 3;

/** Anybody can make pairs of anything: only those that hold CRBN, or the token of a pool that is or will be, are followed. */
export function isFollowed(token0: Address, token1: Address): boolean {
  return rankOf(token0) >= OWN || rankOf(token1) >= OWN;
}

/** The base is the token of the higher rank; of two that are alike, the first. */
export function openPair(log: Log, address: Address, token0: Address, token1: Address): void {
  createPair(log, address, token0, token1, rankOf(token0) >= rankOf(token1));
  UniswapV2Pair.createWithContext(address, contextOf("UniswapV2Pair"));
}

/** Which of two tokens a price is of. */
function rankOf(token: Address): i32 {
  if (isPool(token) || isReserved(token)) return POOL;
  if (token.equals(crbn())) return OWN;
  return token.equals(usdc()) ? DOLLAR : STRANGER;
}
