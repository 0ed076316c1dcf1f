import { ALICE, BOB } from "./support/events.ts";
import {
  accruedIn,
  bronze,
  expectTotals,
  FIRST,
  gold,
  NONE,
  opened,
  POSITION,
  rewardOf,
  silver,
  unrewarded,
} from "./support/stakes.ts";
import { type Story, timeOf } from "./support/story.ts";
import { crbn, RESERVE, relocked, rewardPaid, split, staked, staking, tokensSent } from "./support/token.ts";

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
