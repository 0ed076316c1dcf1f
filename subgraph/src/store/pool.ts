import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Pool } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";
import { PoolTermsFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { ensureAccount, writeIsPool } from "./account";
import { countPool } from "./protocol";

/** Whether the account is a pool: known from its creation on. */
export function isPool(account: Bytes): boolean {
  return Pool.load(account) != null;
}

export function findPool(account: Bytes): Pool | null {
  return Pool.load(account);
}

export function loadPool(address: Address): Pool {
  return Pool.load(address)!;
}

export function createPool(log: Log, address: Address, number: BigInt, name: string, symbol: string): Pool {
  ensureAccount(address);
  writeIsPool(address);
  countPool();
  const pool = new Pool(address);
  pool.number = number.toI32();
  pool.name = name;
  pool.symbol = symbol;
  pool.supply = ZERO;
  pool.held = ZERO;
  pool.feesDue = ZERO;
  pool.feesCollected = ZERO;
  pool.feesPaid = ZERO;
  pool.deposited = ZERO;
  pool.redeemed = ZERO;
  pool.retired = ZERO;
  pool.cap = ZERO;
  pool.pausedUntil = ZERO;
  writeCounts(pool);
  pool.createdAt = log.timestamp;
  pool.transaction = log.transaction;
  save(pool);
  return pool;
}

/**
 * What lies in it changed, as the credits' transfers tell; a negative amount leaves it.
 * @param vintages How many more vintages lie in it now.
 */
export function addHeld(address: Address, vintages: i32, amount: BigInt): void {
  const pool = loadPool(address);
  pool.held = pool.held.plus(amount);
  pool.holdingCount += vintages;
  save(pool);
}

/** What exists of its token changed; a negative amount is gone. */
export function addSupply(pool: Pool, amount: BigInt): void {
  pool.supply = pool.supply.plus(amount);
  save(pool);
}

/** @param change How many more accounts have its token now. */
export function countPoolHolders(pool: Pool, change: i32): void {
  pool.holderCount += change;
  save(pool);
}

/** Its own balance of its token. */
export function writeFeesDue(pool: Pool, balance: BigInt): void {
  pool.feesDue = balance;
  save(pool);
}

export function addFeesCollected(pool: Pool, amount: BigInt): void {
  pool.feesCollected = pool.feesCollected.plus(amount);
  save(pool);
}

export function addDeposit(pool: Pool, amount: BigInt, fee: BigInt): void {
  pool.deposited = pool.deposited.plus(amount);
  pool.feesPaid = pool.feesPaid.plus(fee);
  pool.depositCount += 1;
  save(pool);
}

export function addRedemption(pool: Pool, amount: BigInt, fee: BigInt, retired: boolean): void {
  pool.redeemed = pool.redeemed.plus(amount);
  if (retired) pool.retired = pool.retired.plus(amount);
  pool.feesPaid = pool.feesPaid.plus(fee);
  pool.redemptionCount += 1;
  save(pool);
}

/** Answers with the number of the terms, from 0; −1 if they are what they were. */
export function writeTerms(pool: Pool, terms: PoolTermsFacts): i32 {
  if (pool.termsCount > 0 && isSame(pool, terms)) return -1;
  pool.depositFee = terms.depositFee;
  pool.selectiveFee = terms.selectiveFee;
  pool.automaticFee = terms.automaticFee;
  pool.cap = terms.cap;
  pool.termsCount += 1;
  save(pool);
  return pool.termsCount - 1;
}

export function writePoolPausedUntil(pool: Pool, until: BigInt): void {
  pool.pausedUntil = until;
  save(pool);
}

/** Counts criteria that are announced; answers with their number, from 0. */
export function countCriteria(pool: Pool): i32 {
  pool.criteriaCount += 1;
  save(pool);
  return pool.criteriaCount - 1;
}

/** @param criteria What holds. @param next What is announced, or null. */
export function writeCriteria(pool: Pool, criteria: string | null, next: string | null): void {
  pool.criteria = criteria;
  pool.next = next;
  save(pool);
}

function isSame(pool: Pool, terms: PoolTermsFacts): boolean {
  return (
    pool.depositFee == terms.depositFee &&
    pool.selectiveFee == terms.selectiveFee &&
    pool.automaticFee == terms.automaticFee &&
    pool.cap.equals(terms.cap)
  );
}

function writeCounts(pool: Pool): void {
  pool.depositFee = 0;
  pool.selectiveFee = 0;
  pool.automaticFee = 0;
  pool.holdingCount = 0;
  pool.holderCount = 0;
  pool.depositCount = 0;
  pool.redemptionCount = 0;
  pool.criteriaCount = 0;
  pool.termsCount = 0;
}

/** Backing is judged here and nowhere else. */
function save(pool: Pool): void {
  pool.backed = pool.held.equals(pool.supply);
  pool.supplyTonnes = toTonnes(pool.supply);
  pool.heldTonnes = toTonnes(pool.held);
  pool.depositedTonnes = toTonnes(pool.deposited);
  pool.redeemedTonnes = toTonnes(pool.redeemed);
  pool.retiredTonnes = toTonnes(pool.retired);
  pool.save();
}
