import type { Address } from "viem";
import { contracts } from "../chain/contracts.ts";
import { publicClient } from "../chain/wagmi.ts";
import { readHead } from "./chainClock.ts";

/** The staking tiers by the contract's numbers, the better the higher; 0 is none. */
export const TIERS = [1, 2, 3, 4] as const;

/** Bronze, Silver, Gold or Platinum. */
export type Tier = (typeof TIERS)[number];

/** A tier's terms for new locks. */
export interface TierTerms {
  tier: Tier;
  /** {CRBN} */
  minimum: bigint;
  /** {s} */
  lock: number;
  /** Gross {1e4 = 100 %}. */
  apyBps: number;
  /** How much of the market's commission it takes off {1e2 = 100 %}. */
  discountPercent: number;
}

/** What holds for every staker. */
export interface StakingTerms {
  tiers: TierTerms[];
  /** What the reserve can still promise, gross {CRBN}. */
  available: bigint;
  /** What is staked together {CRBN}. */
  staked: bigint;
  /** The treasury's part of every reward {1e4 = 100 %}. */
  feeBps: bigint;
  /** Staking, adding, renewing and moving up are stopped. */
  paused: boolean;
}

/** A position of an account. */
export interface StakePosition {
  id: bigint;
  /** The account's how-many-th, from 1. */
  number: number;
  tier: Tier;
  /** {CRBN} */
  amount: bigint;
  /** {s} */
  start: bigint;
  /** {s} */
  unlock: bigint;
  /** Gross {1e4 = 100 %}; 0 without a reward. */
  apyBps: bigint;
  /** Of the whole present lock, gross {CRBN}. */
  reward: bigint;
  /** What may still be paid, accrued or not, gross {CRBN}. */
  promised: bigint;
}

/** What an account has staked and how it votes. */
export interface StakingAccount {
  /** Live positions, the newest first. */
  positions: StakePosition[];
  /** There are older positions than were read. */
  truncated: boolean;
  /** {CRBN} */
  staked: bigint;
  /** The best tier that it holds now; 0 for none. */
  tier: Tier | 0;
  /** {sCRBN} */
  votes: bigint;
  /** Who votes with its stake. */
  delegate: Address;
}

/** One question to the chain is about this many positions. */
const PAGE = 100n;
/** So many positions of an account are read, the newest. */
export const MAX_POSITIONS = 500;
const NUMBER_MASK = 2n ** 32n - 1n;
const WHOLE = 10_000n;

const { stakedCrbn, rewardReserve, creditMarket } = contracts;

async function readTier(tier: Tier): Promise<TierTerms> {
  const [{ minimum, lock, apyBps }, discount] = await Promise.all([
    publicClient.readContract({ ...stakedCrbn, functionName: "tierTerms", args: [tier] }),
    publicClient.readContract({ ...creditMarket, functionName: "discountOf", args: [tier] }),
  ]);
  return { tier, minimum, lock, apyBps, discountPercent: Number(discount) };
}

/** Reads the tiers, the reserve and whether staking is open. */
export async function readStakingTerms(): Promise<StakingTerms> {
  const [tiers, available, staked, [, feeBps], paused] = await Promise.all([
    Promise.all(TIERS.map(readTier)),
    publicClient.readContract({ ...rewardReserve, functionName: "available" }),
    publicClient.readContract({ ...stakedCrbn, functionName: "totalSupply" }),
    publicClient.readContract({ ...stakedCrbn, functionName: "splitReward", args: [WHOLE] }),
    publicClient.readContract({ ...stakedCrbn, functionName: "paused" }),
    readHead(),
  ]);
  return { tiers, available, staked, feeBps, paused };
}

async function readPositions(account: Address, count: bigint): Promise<StakePosition[]> {
  const first = count > BigInt(MAX_POSITIONS) ? count - BigInt(MAX_POSITIONS) : 0n;
  const starts = Array.from({ length: Number((count - first + PAGE - 1n) / PAGE) }, (_, n) => first + BigInt(n) * PAGE);
  const pages = await Promise.all(
    starts.map((from) =>
      publicClient.readContract({ ...stakedCrbn, functionName: "positionsOf", args: [account, from, PAGE] }),
    ),
  );
  return pages
    .flat()
    .filter(({ tier }) => tier !== 0)
    .map(({ id, tier, amount, start, unlock, apyBps, reward, promised }) => ({
      id,
      number: Number(id & NUMBER_MASK) + 1,
      tier: tier as Tier,
      amount,
      start: BigInt(start),
      unlock: BigInt(unlock),
      apyBps: BigInt(apyBps),
      reward,
      promised,
    }))
    .reverse();
}

/** Reads what an account has staked, from the chain alone: one's own money must not depend on the indexer. */
export async function readStakingAccount(account: Address): Promise<StakingAccount> {
  const of = { ...stakedCrbn, args: [account] } as const;
  const [count, staked, tier, votes, delegate] = await Promise.all([
    publicClient.readContract({ ...of, functionName: "positionCount" }),
    publicClient.readContract({ ...of, functionName: "balanceOf" }),
    publicClient.readContract({ ...of, functionName: "tierOf" }),
    publicClient.readContract({ ...of, functionName: "getVotes" }),
    publicClient.readContract({ ...of, functionName: "delegates" }),
    readHead(),
  ]);
  const positions = await readPositions(account, count);
  return {
    positions,
    truncated: count > BigInt(MAX_POSITIONS),
    staked,
    tier: tier as Tier | 0,
    votes,
    delegate,
  };
}

/** What a lock of an amount in a tier would be promised now, and how that is split {CRBN}. */
export interface RewardPreview {
  gross: bigint;
  net: bigint;
  fee: bigint;
}

/** Asks the chain for the reward of a new lock: the only source of what is shown before signing. */
export async function readReward(tier: Tier, amount: bigint): Promise<RewardPreview> {
  const gross = await publicClient.readContract({ ...stakedCrbn, functionName: "rewardFor", args: [tier, amount] });
  const [net, fee] = await publicClient.readContract({ ...stakedCrbn, functionName: "splitReward", args: [gross] });
  return { gross, net, fee };
}

/** The tier that an account holds now; 0 for none. */
export async function readTierOf(account: Address): Promise<Tier | 0> {
  return (await publicClient.readContract({ ...stakedCrbn, functionName: "tierOf", args: [account] })) as Tier | 0;
}
