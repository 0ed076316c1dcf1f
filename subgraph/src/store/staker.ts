import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Staker } from "../../generated/schema";
import { larger, ZERO } from "../shared/amount";
import { ensureAccount } from "./account";
import { countDelegators, ensureDelegate } from "./delegate";

/** A stake that grew by what was added {wei}, and holds its tier until the unlock. */
export function addStaked(account: Address, tier: string, amount: BigInt, unlock: BigInt): void {
  const staker = ensureStaker(account);
  staker.staked = staker.staked.plus(amount);
  if (tier == "Bronze") staker.bronzeUntil = larger(staker.bronzeUntil, unlock);
  else if (tier == "Silver") staker.silverUntil = larger(staker.silverUntil, unlock);
  else if (tier == "Gold") staker.goldUntil = larger(staker.goldUntil, unlock);
  else staker.platinumUntil = larger(staker.platinumUntil, unlock);
  staker.save();
}

export function countOpened(account: Address): void {
  const staker = ensureStaker(account);
  staker.positionCount += 1;
  staker.openPositionCount += 1;
  staker.save();
}

export function takeWithdrawn(account: Address, amount: BigInt): void {
  const staker = ensureStaker(account);
  staker.staked = staker.staked.minus(amount);
  staker.openPositionCount -= 1;
  staker.save();
}

export function addReward(account: Address, net: BigInt): void {
  const staker = ensureStaker(account);
  staker.rewardsPaid = staker.rewardsPaid.plus(net);
  staker.save();
}

/** What the account has staked {wei}. */
export function stakedOf(account: Address): BigInt {
  const staker = Staker.load(account);
  return staker == null ? ZERO : staker.staked;
}

/** Who votes with the account's stake from now on; answers with who did before. */
export function writeDelegate(account: Address, to: Address): Bytes {
  const staker = ensureStaker(account);
  const before = staker.delegate;
  countDelegators(before, -1);
  staker.delegate = ensureDelegate(to);
  countDelegators(staker.delegate, 1);
  staker.save();
  return before;
}

/** The best tier that the account holds at a time {s}; null for none. */
export function tierAt(account: Address, time: BigInt): string | null {
  const staker = Staker.load(account);
  if (staker == null) return null;
  if (time.lt(staker.platinumUntil)) return "Platinum";
  if (time.lt(staker.goldUntil)) return "Gold";
  if (time.lt(staker.silverUntil)) return "Silver";
  return time.lt(staker.bronzeUntil) ? "Bronze" : null;
}

/** Everybody votes for themselves until they name another. */
export function ensureStaker(account: Address): Staker {
  const known = Staker.load(account);
  if (known != null) return known;
  const staker = new Staker(account);
  staker.account = ensureAccount(account);
  staker.staked = ZERO;
  staker.positionCount = 0;
  staker.openPositionCount = 0;
  staker.delegate = ensureDelegate(account);
  countDelegators(staker.delegate, 1);
  staker.bronzeUntil = ZERO;
  staker.silverUntil = ZERO;
  staker.goldUntil = ZERO;
  staker.platinumUntil = ZERO;
  staker.rewardsPaid = ZERO;
  staker.save();
  return staker;
}
