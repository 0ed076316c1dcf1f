import type { Address } from "viem";
import type { Pair } from "../dexMath.ts";

/** A farm as it stands. */
export interface Farm {
  /** What is staked in it, and by what it is known. */
  token: Address;
  symbol: string;
  decimals: number;
  weight: bigint;
  /** {token} */
  staked: bigint;
  /** What it earns now {CRBN/s}. */
  rate: bigint;
  /** The Uniswap pair whose shares these are; null if the token is something else. */
  pair: Pair | null;
  /** The symbols of the pair's tokens, in its order. */
  symbols: readonly [string, string] | null;
}

/** An epoch of the schedule. */
export interface Epoch {
  /** On the schedule's clock {s}. */
  start: bigint;
  /** {s} */
  duration: bigint;
  /** What is emitted before it {CRBN}. */
  before: bigint;
  /** {CRBN} */
  emission: bigint;
}

/** The schedule's clock. */
export interface Clock {
  /** Some farm with weight holds stake. */
  running: boolean;
  /** What it shows {s}. */
  clock: bigint;
  /** Where the schedule ends on it {s}. */
  end: bigint;
  /** Of all farms that hold stake. */
  weight: bigint;
  /** {CRBN} */
  emitted: bigint;
  /** {CRBN} */
  scheduled: bigint;
}

/** Everything that earns. */
export interface Mining {
  farms: Farm[];
  clock: Clock;
  schedule: Epoch[];
  /** Staking is stopped before {s}; in the past or 0 if it is open. */
  pausedUntil: bigint;
}

/** What an account has to do with a farm. */
export interface FarmPosition {
  token: Address;
  /** {token} */
  staked: bigint;
  /** What it can claim {CRBN}. */
  reward: bigint;
  /** What it holds and has not staked {token}. */
  balance: bigint;
}
