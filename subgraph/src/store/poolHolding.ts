import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { PoolHolding, Vintage } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";
import { poolHoldingId } from "../shared/id";
import { Log } from "../shared/log";

/** Room for the places in a batch, in {@link PoolHolding.queuedAt}. */
const BATCH_BITS: u8 = 16;

/**
 * Changes what lies of a vintage in a pool; a negative amount takes away.
 * @param index Its place in the batch of transfers, from 0.
 * @return How many more vintages lie in the pool now.
 */
export function addToHolding(log: Log, pool: Bytes, vintage: Vintage, amount: BigInt, index: i32): i32 {
  const holding = ensureHolding(log, pool, vintage);
  const before = holding.amount;
  if (before.isZero()) holding.queuedAt = log.sortKey().leftShift(BATCH_BITS).plus(BigInt.fromI32(index));
  holding.amount = before.plus(amount);
  holding.amountTonnes = toTonnes(holding.amount);
  holding.updatedAt = log.timestamp;
  holding.save();
  return held(holding.amount) - held(before);
}

function held(amount: BigInt): i32 {
  return amount.isZero() ? 0 : 1;
}

function ensureHolding(log: Log, pool: Bytes, vintage: Vintage): PoolHolding {
  const known = PoolHolding.load(poolHoldingId(pool, vintage.id));
  if (known != null) return known;
  const holding = new PoolHolding(poolHoldingId(pool, vintage.id));
  holding.pool = pool;
  holding.vintage = vintage.id;
  holding.project = vintage.project;
  holding.amount = ZERO;
  holding.amountTonnes = toTonnes(ZERO);
  holding.queuedAt = log.sortKey();
  holding.updatedAt = log.timestamp;
  return holding;
}
