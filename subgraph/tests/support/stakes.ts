import { ALICE } from "./events.ts";
import { type Story, timeOf } from "./story.ts";
import { accrued, crbn, DAY, positionId, type TestLock } from "./token.ts";

export const FIRST = positionId(ALICE, 0);
export const SECOND = positionId(ALICE, 1);
export const MINUTE = 60;

export const bronze = (tokens: number): TestLock => ({
  tier: "Bronze",
  amount: crbn(tokens),
  lock: 30 * DAY,
  apyBps: 1_000,
});
export const silver = (tokens: number): TestLock => ({
  tier: "Silver",
  amount: crbn(tokens),
  lock: 90 * DAY,
  apyBps: 1_500,
});
export const gold = (tokens: number): TestLock => ({
  tier: "Gold",
  amount: crbn(tokens),
  lock: 180 * DAY,
  apyBps: 2_000,
});
export const unrewarded = (lock: TestLock): TestLock => ({ ...lock, apyBps: 0 });
/** A lock so short that it is over before the story is. */
export const short = (lock: TestLock, minutes: number): TestLock => ({ ...lock, lock: minutes * MINUTE });

export const rewardOf = ({ amount, apyBps, lock }: TestLock): bigint => accrued(amount, apyBps, lock);
/** What a lock accrues in so many blocks of a story. */
export const accruedIn = ({ amount, apyBps }: TestLock, blocks: number): bigint =>
  accrued(amount, apyBps, blocks * MINUTE);

export const POSITION = `id number owner { id } staker { id } open tier amount start unlock apyBps reward lockPaid carried promised
  rewardsPaid feesTaken openedAt withdrawnAt`;

/** A position of ALICE as the subgraph tells it, just opened in a story's block. */
export const opened = (n: number, block: number, lock: TestLock) => ({
  id: String(positionId(ALICE, n)),
  number: String(n),
  owner: { id: ALICE },
  staker: { id: ALICE },
  open: true,
  tier: lock.tier,
  amount: String(lock.amount),
  start: String(timeOf(block)),
  unlock: String(timeOf(block) + lock.lock),
  apyBps: lock.apyBps,
  reward: String(rewardOf(lock)),
  lockPaid: "0",
  carried: "0",
  promised: String(rewardOf(lock)),
  rewardsPaid: "0",
  feesTaken: "0",
  openedAt: String(timeOf(block)),
  withdrawnAt: null as string | null,
});

export interface Totals {
  count: number;
  amount: bigint;
  promised: bigint;
  paid?: bigint;
  fees?: bigint;
  cancelled?: bigint;
}

export const NONE: Totals = { count: 0, amount: 0n, promised: 0n };
const told = ({ count, amount, promised, paid = 0n, fees = 0n, cancelled = 0n }: Totals) => ({
  positionCount: count,
  staked: String(amount),
  promised: String(promised),
  rewardsPaid: String(paid),
  feesTaken: String(fees),
  cancelled: String(cancelled),
});

/** The totals of all tiers; what is not named is empty. The row of all must be the sum of the others. */
export function expectTotals(
  story: Story,
  tiers: Partial<Record<"Bronze" | "Silver" | "Gold" | "Platinum", Totals>>,
): Story {
  const rows = ["Bronze", "Silver", "Gold", "Platinum"] as const;
  const sum = (field: keyof Totals) => rows.reduce((all, row) => all + BigInt(tiers[row]?.[field] ?? 0), 0n);
  const all = {
    count: Number(sum("count")),
    amount: sum("amount"),
    promised: sum("promised"),
    paid: sum("paid"),
    fees: sum("fees"),
    cancelled: sum("cancelled"),
  };
  return story.expect(
    "{ stakingTotals_collection { id tier positionCount staked promised rewardsPaid feesTaken cancelled } }",
    {
      stakingTotals_collection: [
        { id: "all", tier: null, ...told(all) },
        ...rows.map((row) => ({ id: row, tier: row, ...told(tiers[row] ?? NONE) })),
      ],
    },
  );
}
