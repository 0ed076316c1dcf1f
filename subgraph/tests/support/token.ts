import { ALICE, COUNCIL, NOBODY } from "./events.ts";
import { addressOf, START, type Story, story, type TestEvent, timeOf } from "./story.ts";

/** CRBN in wei; exact up to three decimals. */
export const crbn = (tokens: number): bigint => BigInt(Math.round(tokens * 1000)) * 10n ** 15n;

export const RESERVE = addressOf("RewardReserve");
export const VESTING = addressOf("TokenVesting");
export const AIRDROP = addressOf("MerkleAirdrop");
export const DAY = 86_400;

/** The order of the contracts' enums. */
export const BUCKETS = ["Team", "Investors", "Sale", "Community", "Ecosystem", "Treasury"] as const;
export const TIERS = ["None", "Bronze", "Silver", "Gold", "Platinum"] as const;
export type BucketName = (typeof BUCKETS)[number];
export type TierName = (typeof TIERS)[number];

const event =
  (contract: string, name: string) =>
  (values: Record<string, unknown>): TestEvent => ({ contract, name, values });

// Token

export const tokensSent = (from: string, to: string, value: bigint): TestEvent =>
  event("CRBN", "Transfer")({ from, to, value });

// Vesting

export const initialized = (version = 1): TestEvent => event("TokenVesting", "Initialized")({ version });

/** A story that begins with the ledger's opening. Takes 1 block. */
export const ledger = (name: string): Story => story(name).tx(initialized());

export const grantId = (beneficiary: string, bucket: BucketName, number: number): bigint =>
  (BigInt(beneficiary) << 96n) | (BigInt(BUCKETS.indexOf(bucket)) << 64n) | BigInt(number);

export const grantCreated = (
  bucket: BucketName,
  beneficiary: string,
  amount: bigint,
  { number = 1, start = START, cliff = START + 365 * DAY, end = START + 1460 * DAY } = {},
): TestEvent =>
  event(
    "TokenVesting",
    "GrantCreated",
  )({
    grant: grantId(beneficiary, bucket, number),
    beneficiary,
    bucket: BUCKETS.indexOf(bucket),
    amount,
    start,
    cliff,
    end,
  });

export const milestoneGrantCreated = (beneficiary: string, amount: bigint, name: string, number = 1): TestEvent =>
  event(
    "TokenVesting",
    "MilestoneGrantCreated",
  )({
    grant: grantId(beneficiary, "Ecosystem", number),
    beneficiary,
    bucket: BUCKETS.indexOf("Ecosystem"),
    amount,
    name,
  });

export const trancheApproved = (grant: bigint, amount: bigint, approved: bigint): TestEvent =>
  event("TokenVesting", "TrancheApproved")({ grant, amount, approved });

/** A release, with the token's event. */
export const released = (grant: bigint, beneficiary: string, amount: bigint): TestEvent[] => [
  event("TokenVesting", "Released")({ grant, amount }),
  tokensSent(VESTING, beneficiary, amount),
];

export const grantRevoked = (grant: bigint, vested: bigint, returned: bigint): TestEvent =>
  event("TokenVesting", "GrantRevoked")({ grant, vested, returned });

export const grantOffered = (grant: bigint, from: string, to: string): TestEvent =>
  event("TokenVesting", "GrantOffered")({ grant, from, to });

export const grantHandedOver = (grant: bigint, from: string, to: string): TestEvent =>
  event("TokenVesting", "GrantHandedOver")({ grant, from, to });

export const roundFunded = (amount: bigint): TestEvent => event("TokenVesting", "RoundFunded")({ amount });

// Airdrop

export const ROOT = `0x${"7".repeat(64)}`;

/** Half a year of 365 days {s}, as the contract has it. */
export const ROUND_VESTING = 15_768_000;

/** A round is opened and funded. */
export const roundOpened = (round: number, total: bigint, start = START + DAY): TestEvent[] => [
  event(
    "MerkleAirdrop",
    "RoundOpened",
  )({ round, root: ROOT, total, start, deadline: start + 200 * DAY, proofsCid: `bafyproofs${round}` }),
  roundFunded(total),
];

export const claimed = (round: number, account: string, amount: bigint, sum: bigint): TestEvent =>
  event("MerkleAirdrop", "Claimed")({ round, account, amount, claimed: sum });

export const roundSwept = (round: number, returned: bigint): TestEvent =>
  event("MerkleAirdrop", "RoundSwept")({ round, returned });

// Staking

export const positionId = (owner: string, n: number): bigint => (BigInt(owner) << 32n) | BigInt(n);

/** The contracts' formula {wei}: what accrues in `elapsed` {s}. */
export const accrued = (amount: bigint, apyBps: number, elapsed: number): bigint =>
  (amount * BigInt(apyBps) * BigInt(elapsed)) / (10_000n * 31_536_000n);

/** The contracts' formula: the owner's and the treasury's part of a payment {wei}. */
export const split = (gross: bigint): { net: bigint; fee: bigint } => {
  const fee = (gross * 2_000n + 9_999n) / 10_000n;
  return { net: gross - fee, fee };
};

export interface TestLock {
  tier: TierName;
  amount: bigint;
  /** {s} */
  lock: number;
  /** 0 without a reward */
  apyBps: number;
}

const rewardOf = ({ amount, apyBps, lock }: TestLock): bigint => accrued(amount, apyBps, lock);

/** A position is opened in the story's block `block`, without the events of votes. */
export const staked = (owner: string, n: number, block: number, lock: TestLock): TestEvent =>
  event(
    "StakedCRBN",
    "Staked",
  )({
    position: positionId(owner, n),
    owner,
    tier: TIERS.indexOf(lock.tier),
    amount: lock.amount,
    unlock: timeOf(block) + lock.lock,
    apyBps: lock.apyBps,
    reward: rewardOf(lock),
  });

export const relocked = (
  owner: string,
  n: number,
  block: number,
  lock: TestLock,
  { added = 0n, cancelled = 0n } = {},
): TestEvent =>
  event(
    "StakedCRBN",
    "Relocked",
  )({
    position: positionId(owner, n),
    owner,
    tier: TIERS.indexOf(lock.tier),
    added,
    amount: lock.amount,
    unlock: timeOf(block) + lock.lock,
    apyBps: lock.apyBps,
    reward: rewardOf(lock),
    cancelled,
  });

export const rewardPaid = (owner: string, n: number, gross: bigint): TestEvent =>
  event("StakedCRBN", "RewardPaid")({ position: positionId(owner, n), owner, ...split(gross) });

export const feesPaid = (amount: bigint): TestEvent => event("StakedCRBN", "FeesPaid")({ amount });

export const withdrawn = (owner: string, n: number, amount: bigint): TestEvent =>
  event("StakedCRBN", "Withdrawn")({ position: positionId(owner, n), owner, amount });

export const tierSet = (tier: TierName, minimum: bigint, lock: number, apyBps: number): TestEvent =>
  event("StakedCRBN", "TierSet")({ tier: TIERS.indexOf(tier), minimum, lock, apyBps });

export const delegateChanged = (delegator: string, fromDelegate: string, toDelegate: string): TestEvent =>
  event("StakedCRBN", "DelegateChanged")({ delegator, fromDelegate, toDelegate });

export const votesChanged = (delegate: string, previousVotes: bigint, newVotes: bigint): TestEvent =>
  event("StakedCRBN", "DelegateVotesChanged")({ delegate, previousVotes, newVotes });

// Reserve

/** `fund`, with the token's event. */
export const reserveFunded = (from: string, amount: bigint): TestEvent[] => [
  event("RewardReserve", "Funded")({ from, amount }),
  tokensSent(from, RESERVE, amount),
];

/** `reclaim`, with the token's event. */
export const reserveReclaimed = (to: string, amount: bigint): TestEvent[] => [
  event("RewardReserve", "Reclaimed")({ to, amount }),
  tokensSent(RESERVE, to, amount),
];

/** The four tiers' terms as the white paper has them. */
export const TERMS: TestEvent[] = [
  tierSet("Bronze", crbn(1_000), 30 * DAY, 1_000),
  tierSet("Silver", crbn(10_000), 90 * DAY, 1_500),
  tierSet("Gold", crbn(50_000), 180 * DAY, 2_000),
  tierSet("Platinum", crbn(100_000), 365 * DAY, 2_500),
];

/** A market of stakers: the terms are set and the reserve holds 1,000,000 CRBN of COUNCIL's. Takes 2 blocks. */
export const staking = (name: string): Story =>
  story(name)
    .tx(...TERMS)
    .tx(...reserveFunded(COUNCIL, crbn(1_000_000)));

/** The genesis mint of the whole supply. */
export const genesis = (): TestEvent => tokensSent(NOBODY, ALICE, crbn(1_000_000_000));
