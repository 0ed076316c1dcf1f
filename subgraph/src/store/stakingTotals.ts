import { BigInt } from "@graphprotocol/graph-ts";
import { StakePosition, StakingTotals } from "../../generated/schema";
import { ZERO } from "../shared/amount";
import { ALL_TIERS_ID, tierId } from "../shared/id";

export function writeTerms(tier: string, terms: string): void {
  const totals = ensureTotals(tierId(tier), tier);
  totals.terms = terms;
  totals.save();
}

/** Counts a position as it is now in its tier. */
export function addPosition(position: StakePosition): void {
  change(position, 1);
}

/** Takes a position out of its tier, as it was counted. */
export function takePosition(position: StakePosition): void {
  change(position, -1);
}

export function addCancelled(tier: string, cancelled: BigInt): void {
  const rows = rowsOf(tier);
  for (let i = 0; i < rows.length; i++) {
    rows[i].cancelled = rows[i].cancelled.plus(cancelled);
    rows[i].save();
  }
}

/** A reward was paid and is promised no longer. */
export function addReward(tier: string, net: BigInt, fee: BigInt): void {
  const rows = rowsOf(tier);
  for (let i = 0; i < rows.length; i++) {
    rows[i].promised = rows[i].promised.minus(net).minus(fee);
    rows[i].rewardsPaid = rows[i].rewardsPaid.plus(net);
    rows[i].feesTaken = rows[i].feesTaken.plus(fee);
    rows[i].save();
  }
}

/** All that is staked {wei}: the supply of votes. */
export function allStaked(): BigInt {
  return ensureTotals(ALL_TIERS_ID, null).staked;
}

function change(position: StakePosition, sign: i32): void {
  const times = BigInt.fromI32(sign);
  const rows = rowsOf(position.tier);
  for (let i = 0; i < rows.length; i++) {
    rows[i].positionCount += sign;
    rows[i].staked = rows[i].staked.plus(position.amount.times(times));
    rows[i].promised = rows[i].promised.plus(position.promised.times(times));
    rows[i].save();
  }
}

/** A position counts in two rows. */
function rowsOf(tier: string): StakingTotals[] {
  return [ensureTotals(tierId(tier), tier), ensureTotals(ALL_TIERS_ID, null)];
}

function ensureTotals(id: string, tier: string | null): StakingTotals {
  const known = StakingTotals.load(id);
  if (known != null) return known;
  const totals = new StakingTotals(id);
  totals.tier = tier;
  totals.positionCount = 0;
  totals.staked = ZERO;
  totals.promised = ZERO;
  totals.rewardsPaid = ZERO;
  totals.feesTaken = ZERO;
  totals.cancelled = ZERO;
  return totals;
}
