import type { Address, Hash, Hex } from "viem";

/** What a pool takes {1e3 = 100 %}. */
export interface PoolFees {
  deposit: number;
  selective: number;
  automatic: number;
}

/** A pool as it stands. Amounts are {unit}, 1e18 = 1 t. */
export interface Pool {
  address: Address;
  name: string;
  symbol: string;
  supply: bigint;
  cap: bigint;
  /** How much can still be deposited. */
  remaining: bigint;
  fees: PoolFees;
  /** What is due to the treasury. */
  feesDue: bigint;
  /** Deposits are stopped before {s}; in the past or 0 if they are open. */
  pausedUntil: bigint;
  /** How many vintages lie in it. */
  vintages: number;
}

/** What may be deposited, as the contract tells it. What is empty or 0 is not asked. */
export interface Criteria {
  registries: bigint;
  classes: number;
  firstYear: number;
  lastYear: number;
  rollingYears: number;
  labels: bigint;
  leastScores: { additionality: number; integrity: number; social: number; permanence: number };
  countries: readonly Hex[];
  types: readonly string[];
  methodologies: readonly string[];
  allowed: readonly number[];
  blocked: readonly number[];
}

/** A pool's criteria, and those that are announced. */
export interface PoolCriteria {
  current: Criteria;
  /** Null unless some are announced. */
  next: Criteria | null;
  /** From when the announced ones hold {s}; 0 without. */
  nextFrom: bigint;
}

/** One vintage in a pool. */
export interface PoolHolding {
  vintage: number;
  /** {unit} */
  amount: bigint;
  /** Its project is suspended or delisted. */
  suspended: boolean;
  /** Whether the criteria of now would let it in. */
  eligible: boolean;
}

/** What backs a pool's tokens, all read at one block. */
export interface Backing {
  block: { number: bigint; hash: Hash; timestamp: bigint };
  holdings: PoolHolding[];
  /** The sum of what the pool says lies in it {unit}. */
  held: bigint;
  /** The sum of what the credits' own contract says that the pool holds of these vintages {unit}. */
  credited: bigint;
  /** The pool token's supply {unit}. */
  supply: bigint;
  /** The sum of the balances of all holders of the pool token {unit}; null when they are too many to be asked one by one. */
  balances: bigint | null;
  /** How many accounts hold pool tokens, or ever held some. */
  holders: number;
}

/** Whether everything adds up. What was not asked says nothing. */
export function isBacked({ held, credited, supply, balances }: Backing): boolean {
  return held === supply && credited === held && (balances === null || balances === supply);
}

/** So many deposits and redemptions are shown, the newest. */
export const MAX_MOVES = 100;

/** What came into a pool or went out of it. */
export interface PoolMove {
  id: string;
  kind: "deposited" | "redeemed" | "retired";
  account: Address;
  vintage: number;
  /** {unit} */
  amount: bigint;
  /** {unit} */
  fee: bigint;
  /** By the queue. */
  automatic: boolean;
  timestamp: bigint;
  transaction: Hash;
}
