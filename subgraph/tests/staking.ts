import { ALICE, BOB, TREASURY } from "./support/events.ts";
import { type Story, timeOf, txHash } from "./support/story.ts";
import {
  accrued,
  crbn,
  DAY,
  feesPaid,
  positionId,
  RESERVE,
  relocked,
  rewardPaid,
  split,
  staked,
  staking,
  type TestLock,
  tierSet,
  tokensSent,
  withdrawn,
} from "./support/token.ts";

const FIRST = positionId(ALICE, 0);
const SECOND = positionId(ALICE, 1);
const MINUTE = 60;

const bronze = (tokens: number): TestLock => ({ tier: "Bronze", amount: crbn(tokens), lock: 30 * DAY, apyBps: 1_000 });
const silver = (tokens: number): TestLock => ({ tier: "Silver", amount: crbn(tokens), lock: 90 * DAY, apyBps: 1_500 });
const gold = (tokens: number): TestLock => ({ tier: "Gold", amount: crbn(tokens), lock: 180 * DAY, apyBps: 2_000 });
const unrewarded = (lock: TestLock): TestLock => ({ ...lock, apyBps: 0 });
/** A lock so short that it is over before the story is. */
const short = (lock: TestLock, minutes: number): TestLock => ({ ...lock, lock: minutes * MINUTE });

const rewardOf = ({ amount, apyBps, lock }: TestLock): bigint => accrued(amount, apyBps, lock);
/** What a lock accrues in so many blocks of a story. */
const accruedIn = ({ amount, apyBps }: TestLock, blocks: number): bigint => accrued(amount, apyBps, blocks * MINUTE);

const POSITION = `id number owner { id } staker { id } open tier amount start unlock apyBps reward lockPaid carried promised
  rewardsPaid feesTaken openedAt withdrawnAt`;

/** A position of ALICE as the subgraph tells it, just opened in a story's block. */
const opened = (n: number, block: number, lock: TestLock) => ({
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

interface Totals {
  count: number;
  amount: bigint;
  promised: bigint;
  paid?: bigint;
  fees?: bigint;
  cancelled?: bigint;
}

const NONE: Totals = { count: 0, amount: 0n, promised: 0n };
const told = ({ count, amount, promised, paid = 0n, fees = 0n, cancelled = 0n }: Totals) => ({
  positionCount: count,
  staked: String(amount),
  promised: String(promised),
  rewardsPaid: String(paid),
  feesTaken: String(fees),
  cancelled: String(cancelled),
});

/** The totals of all tiers; what is not named is empty. The row of all must be the sum of the others. */
function expectTotals(story: Story, tiers: Partial<Record<"Bronze" | "Silver" | "Gold" | "Platinum", Totals>>): Story {
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

export const terms = staking("a tier's terms are told with their history")
  .tx(tierSet("Gold", crbn(60_000), 200 * DAY, 1_900))
  .expect(
    `{ stakingTotals(id: "Gold") { tier terms { id tier minimum lock apyBps timestamp blockNumber transaction { id } } }
       tierTerms_collection(where: { tier: Gold }) { minimum apyBps }
       auditEvents(where: { kind: TierSet, blockNumber: "3" }) { detail } }`,
    {
      stakingTotals: {
        tier: "Gold",
        terms: {
          id: `${txHash(3)}-0`,
          tier: "Gold",
          minimum: String(crbn(60_000)),
          lock: String(200 * DAY),
          apyBps: 1_900,
          timestamp: String(timeOf(3)),
          blockNumber: "3",
          transaction: { id: txHash(3) },
        },
      },
      tierTerms_collection: [
        { minimum: String(crbn(50_000)), apyBps: 2_000 },
        { minimum: String(crbn(60_000)), apyBps: 1_900 },
      ],
      auditEvents: [{ detail: "Gold" }],
    },
  );

export const stakes = expectTotals(
  staking("positions are opened, with and without a reward")
    .tx(staked(ALICE, 0, 3, gold(50_000)))
    .tx(staked(ALICE, 1, 4, unrewarded(silver(10_000))), staked(BOB, 0, 4, bronze(1_000.001))),
  {
    Bronze: { count: 1, amount: crbn(1_000.001), promised: rewardOf(bronze(1_000.001)) },
    Silver: { count: 1, amount: crbn(10_000), promised: 0n },
    Gold: { count: 1, amount: crbn(50_000), promised: rewardOf(gold(50_000)) },
  },
)
  .expect(`{ stakePositions(where: { owner: "${ALICE}" }) { ${POSITION} transaction { id } } }`, {
    stakePositions: [
      { ...opened(0, 3, gold(50_000)), transaction: { id: txHash(3) } },
      { ...opened(1, 4, unrewarded(silver(10_000))), transaction: { id: txHash(4) } },
    ],
  })
  .expect(
    `{ stakers(where: { id: "${ALICE}" }) { account { id } staked positionCount openPositionCount bronzeUntil silverUntil
       goldUntil platinumUntil rewardsPaid positions { id } }
       account(id: "${ALICE}") { staker { staked } positions { id } } protocol(id: "carbontrace") { positionCount } }`,
    {
      stakers: [
        {
          account: { id: ALICE },
          staked: String(crbn(60_000)),
          positionCount: 2,
          openPositionCount: 2,
          bronzeUntil: "0",
          silverUntil: String(timeOf(4) + 90 * DAY),
          goldUntil: String(timeOf(3) + 180 * DAY),
          platinumUntil: "0",
          rewardsPaid: "0",
          positions: [{ id: String(FIRST) }, { id: String(SECOND) }],
        },
      ],
      account: { staker: { staked: String(crbn(60_000)) }, positions: [{ id: String(FIRST) }, { id: String(SECOND) }] },
      protocol: { positionCount: 3 },
    },
  )
  .expect(
    `{ stakeEvents(where: { position: "${FIRST}" }) { id kind owner { id } tier previousTier change amount unlock apyBps reward
       cancelled carried timestamp blockNumber transaction { id } }
       auditEvents(where: { position: "${FIRST}" }) { kind actor { id } tokens detail } }`,
    {
      stakeEvents: [
        {
          id: `${txHash(3)}-0`,
          kind: "Staked",
          owner: { id: ALICE },
          tier: "Gold",
          previousTier: null,
          change: String(crbn(50_000)),
          amount: String(crbn(50_000)),
          unlock: String(timeOf(3) + 180 * DAY),
          apyBps: 2_000,
          reward: String(rewardOf(gold(50_000))),
          cancelled: "0",
          carried: "0",
          timestamp: String(timeOf(3)),
          blockNumber: "3",
          transaction: { id: txHash(3) },
        },
      ],
      auditEvents: [{ kind: "Staked", actor: { id: ALICE }, tokens: String(crbn(50_000)), detail: "Gold" }],
    },
  );

// Staked in block 3, claimed in 4, added to in 6, moved up with an addition in 9, renewed in 10.
const small = silver(10_000);
const larger = silver(12_000);
const moved = gold(50_000);
const paid = split(accruedIn(small, 1));
const carriedAtAdd = accruedIn(small, 3) - accruedIn(small, 1);
const carriedAtMove = carriedAtAdd + accruedIn(larger, 3);
const carriedAtRenewal = carriedAtMove + accruedIn(moved, 1);
const cancelledAtAdd = rewardOf(small) - accruedIn(small, 3);
const cancelledAtMove = rewardOf(larger) - accruedIn(larger, 3);
const cancelledAtRenewal = rewardOf(moved) - accruedIn(moved, 1);

const relocking = (name: string): Story =>
  staking(name)
    .tx(staked(ALICE, 0, 3, small))
    .tx(rewardPaid(ALICE, 0, accruedIn(small, 1)), tokensSent(RESERVE, ALICE, paid.net))
    .tx(staked(BOB, 0, 5, silver(10_000)))
    .tx(relocked(ALICE, 0, 6, larger, { added: crbn(2_000), cancelled: cancelledAtAdd }))
    .tx()
    .tx()
    .tx(relocked(ALICE, 0, 9, moved, { added: crbn(38_000), cancelled: cancelledAtMove }))
    .tx(relocked(ALICE, 0, 10, moved, { cancelled: cancelledAtRenewal }));

const SILVER_OF_BOB = { count: 1, amount: crbn(10_000), promised: rewardOf(silver(10_000)) };

export const relocks = expectTotals(
  relocking("adding, moving up and renewing carry what has accrued and cancel what has not"),
  {
    Silver: {
      ...SILVER_OF_BOB,
      paid: paid.net,
      fees: paid.fee,
      cancelled: cancelledAtAdd + cancelledAtMove,
    },
    Gold: {
      count: 1,
      amount: moved.amount,
      promised: rewardOf(moved) + carriedAtRenewal,
      cancelled: cancelledAtRenewal,
    },
  },
)
  .expect(`{ stakePosition(id: "${FIRST}") { ${POSITION} } }`, {
    stakePosition: {
      ...opened(0, 10, moved),
      openedAt: String(timeOf(3)),
      carried: String(carriedAtRenewal),
      promised: String(rewardOf(moved) + carriedAtRenewal),
      rewardsPaid: String(paid.net),
      feesTaken: String(paid.fee),
    },
  })
  .expect(
    `{ stakePosition(id: "${FIRST}", block: { number: 6 }) { tier amount start lockPaid carried reward promised } }`,
    {
      stakePosition: {
        tier: "Silver",
        amount: String(larger.amount),
        start: String(timeOf(6)),
        lockPaid: "0",
        carried: String(carriedAtAdd),
        reward: String(rewardOf(larger)),
        promised: String(rewardOf(larger) + carriedAtAdd),
      },
    },
  )
  .expect(
    `{ stakeEvents(where: { position: "${FIRST}" }) { kind tier previousTier change amount cancelled carried sortKey } }`,
    {
      stakeEvents: [
        {
          ...{ kind: "Staked", tier: "Silver", previousTier: null, change: small.amount, amount: small.amount },
          ...{ cancelled: 0n, carried: 0n, block: 3 },
        },
        {
          ...{ kind: "Added", tier: "Silver", previousTier: "Silver", change: crbn(2_000), amount: larger.amount },
          ...{ cancelled: cancelledAtAdd, carried: carriedAtAdd, block: 6 },
        },
        {
          ...{ kind: "MovedUp", tier: "Gold", previousTier: "Silver", change: crbn(38_000), amount: moved.amount },
          ...{ cancelled: cancelledAtMove, carried: carriedAtMove, block: 9 },
        },
        {
          ...{ kind: "Renewed", tier: "Gold", previousTier: "Gold", change: 0n, amount: moved.amount },
          ...{ cancelled: cancelledAtRenewal, carried: carriedAtRenewal, block: 10 },
        },
      ].map(({ kind, tier, previousTier, change, amount, cancelled, carried, block }) => ({
        ...{ kind, tier, previousTier, change: String(change), amount: String(amount) },
        ...{ cancelled: String(cancelled), carried: String(carried) },
        // The only event in its block.
        sortKey: String(BigInt(block) << 32n),
      })),
    },
  )
  .expect(
    `{ staker(id: "${ALICE}") { staked silverUntil goldUntil positionCount openPositionCount }
       reserveState(id: "reserve") { promised } auditEvents(where: { kind: Relocked }) { tokens detail } }`,
    {
      staker: {
        staked: String(moved.amount),
        // A tier once held is held until its unlock.
        silverUntil: String(timeOf(6) + small.lock),
        goldUntil: String(timeOf(10) + moved.lock),
        positionCount: 1,
        openPositionCount: 1,
      },
      reserveState: {
        promised: String(rewardOf(silver(10_000)) + rewardOf(moved) + carriedAtRenewal + paid.fee),
      },
      auditEvents: [
        { tokens: String(crbn(2_000)), detail: "Silver" },
        { tokens: String(crbn(38_000)), detail: "Gold" },
        { tokens: "0", detail: "Gold" },
      ],
    },
  );

// The claim in block 11 pays what was carried, and the new lock's first minute.
const claimAfter = carriedAtRenewal + accruedIn(moved, 1);
const paidAfter = split(claimAfter);

export const claimedAfterRelocks = relocking("a claim after new locks pays what was carried, and what the lock accrued")
  .tx(rewardPaid(ALICE, 0, claimAfter), tokensSent(RESERVE, ALICE, paidAfter.net))
  .expect(`{ stakePosition(id: "${FIRST}") { lockPaid carried promised rewardsPaid feesTaken } }`, {
    stakePosition: {
      lockPaid: String(accruedIn(moved, 1)),
      carried: "0",
      promised: String(rewardOf(moved) - accruedIn(moved, 1)),
      rewardsPaid: String(paid.net + paidAfter.net),
      feesTaken: String(paid.fee + paidAfter.fee),
    },
  })
  .expect(`{ rewardPayments { tier gross net fee } stakingTotals(id: "Gold") { rewardsPaid feesTaken } }`, {
    rewardPayments: [
      { tier: "Silver", gross: String(accruedIn(small, 1)), net: String(paid.net), fee: String(paid.fee) },
      { tier: "Gold", gross: String(claimAfter), net: String(paidAfter.net), fee: String(paidAfter.fee) },
    ],
    stakingTotals: { rewardsPaid: String(paidAfter.net), feesTaken: String(paidAfter.fee) },
  });

// A mere move up: nothing comes in, and the tier's amount moves whole.
export const movedUp = expectTotals(
  staking("a mere move up takes the position from one tier to the other")
    .tx(staked(ALICE, 0, 3, bronze(50_000)))
    .tx(
      relocked(ALICE, 0, 4, unrewarded(gold(50_000)), {
        cancelled: rewardOf(bronze(50_000)) - accruedIn(bronze(50_000), 1),
      }),
    ),
  {
    Bronze: { ...NONE, cancelled: rewardOf(bronze(50_000)) - accruedIn(bronze(50_000), 1) },
    Gold: { count: 1, amount: crbn(50_000), promised: accruedIn(bronze(50_000), 1) },
  },
)
  .expect(`{ stakeEvents(where: { blockNumber: "4" }) { kind change } staker(id: "${ALICE}") { staked } }`, {
    stakeEvents: [{ kind: "MovedUp", change: "0" }],
    staker: { staked: String(crbn(50_000)) },
  })
  .expect(`{ stakePosition(id: "${FIRST}") { apyBps reward carried promised } }`, {
    stakePosition: {
      apyBps: 0,
      reward: "0",
      carried: String(accruedIn(bronze(50_000), 1)),
      promised: String(accruedIn(bronze(50_000), 1)),
    },
  });

// Two positions claimed together: one payment each, one transfer.
const many = [gold(50_000), silver(10_000)] as const;
const parts = [accruedIn(many[0], 2), accruedIn(many[1], 1)] as const;
const nets = parts.map((part) => split(part).net) as [bigint, bigint];
const fees = parts.map((part) => split(part).fee) as [bigint, bigint];

export const claimMany = expectTotals(
  staking("several positions claimed together: a payment each, one transfer")
    .tx(staked(ALICE, 0, 3, many[0]))
    .tx(staked(ALICE, 1, 4, many[1]))
    .tx(rewardPaid(ALICE, 0, parts[0]), rewardPaid(ALICE, 1, parts[1]), tokensSent(RESERVE, ALICE, nets[0] + nets[1]))
    .tx(feesPaid(fees[0] + fees[1]), tokensSent(RESERVE, TREASURY, fees[0] + fees[1])),
  {
    Silver: { count: 1, amount: many[1].amount, promised: rewardOf(many[1]) - parts[1], paid: nets[1], fees: fees[1] },
    Gold: { count: 1, amount: many[0].amount, promised: rewardOf(many[0]) - parts[0], paid: nets[0], fees: fees[0] },
  },
)
  .expect(
    `{ rewardPayments { id position { number } owner { id } tier gross net fee timestamp blockNumber transaction { id } } }`,
    {
      rewardPayments: [0, 1].map((n) => ({
        id: `${txHash(5)}-${n}`,
        position: { number: String(n) },
        owner: { id: ALICE },
        tier: many[n]?.tier,
        gross: String(parts[n]),
        net: String(nets[n]),
        fee: String(fees[n]),
        timestamp: String(timeOf(5)),
        blockNumber: "5",
        transaction: { id: txHash(5) },
      })),
    },
  )
  .expect(
    `{ reserveMovements(where: { direction: Out }) { amount } account(id: "${ALICE}") { rewards { net } staker { rewardsPaid } }
       auditEvents(where: { kind: RewardPaid }) { actor { id } position { number } tokens } }`,
    {
      reserveMovements: [{ amount: String(nets[0] + nets[1]) }, { amount: String(fees[0] + fees[1]) }],
      account: {
        rewards: [{ net: String(nets[0]) }, { net: String(nets[1]) }],
        staker: { rewardsPaid: String(nets[0] + nets[1]) },
      },
      auditEvents: [0, 1].map((n) => ({
        actor: { id: ALICE },
        position: { number: String(n) },
        tokens: String(nets[n]),
      })),
    },
  );

const brief = short(silver(10_000), 1);
const whole = split(rewardOf(brief));

export const withdrawals = expectTotals(
  staking("a withdrawal pays the reward and leaves nothing promised")
    .tx(staked(ALICE, 0, 3, brief), staked(ALICE, 1, 3, gold(50_000)))
    .tx(
      rewardPaid(ALICE, 0, rewardOf(brief)),
      withdrawn(ALICE, 0, brief.amount),
      tokensSent(RESERVE, ALICE, whole.net),
    ),
  {
    Silver: { ...NONE, paid: whole.net, fees: whole.fee },
    Gold: { count: 1, amount: crbn(50_000), promised: rewardOf(gold(50_000)) },
  },
)
  .expect(`{ stakePosition(id: "${FIRST}") { ${POSITION} } }`, {
    stakePosition: {
      ...opened(0, 3, brief),
      ...{ open: false, amount: "0", apyBps: 0, reward: "0", promised: "0" },
      rewardsPaid: String(whole.net),
      feesTaken: String(whole.fee),
      withdrawnAt: String(timeOf(4)),
    },
  })
  .expect(
    `{ stakeEvents(where: { kind: Withdrawn }) { id position { number } tier previousTier change amount unlock apyBps reward
       cancelled carried } staker(id: "${ALICE}") { staked positionCount openPositionCount silverUntil }
       stakePositions(where: { open: true }) { number } reserveState(id: "reserve") { promised feesDue } }`,
    {
      stakeEvents: [
        {
          id: `${txHash(4)}-1`,
          position: { number: "0" },
          tier: "Silver",
          previousTier: "Silver",
          change: String(-brief.amount),
          amount: "0",
          unlock: null,
          apyBps: 0,
          reward: "0",
          cancelled: "0",
          carried: "0",
        },
      ],
      staker: {
        staked: String(crbn(50_000)),
        positionCount: 2,
        openPositionCount: 1,
        silverUntil: String(timeOf(3) + MINUTE),
      },
      stakePositions: [{ number: "1" }],
      reserveState: { promised: String(rewardOf(gold(50_000)) + whole.fee), feesDue: String(whole.fee) },
    },
  )
  .expect(`{ stakePosition(id: "${FIRST}") { history(orderBy: sortKey) { kind tokens } } }`, {
    stakePosition: {
      history: [
        { kind: "Staked", tokens: String(brief.amount) },
        { kind: "RewardPaid", tokens: String(whole.net) },
        { kind: "Withdrawn", tokens: String(brief.amount) },
      ],
    },
  });

export const withdrawnUnrewarded = expectTotals(
  staking("a position without a reward is withdrawn without a payment")
    .tx(staked(ALICE, 0, 3, unrewarded(brief)))
    .tx(withdrawn(ALICE, 0, brief.amount)),
  {},
).expect(`{ rewardPayments { id } staker(id: "${ALICE}") { staked openPositionCount positionCount } }`, {
  rewardPayments: [],
  staker: { staked: "0", openPositionCount: 0, positionCount: 1 },
});
