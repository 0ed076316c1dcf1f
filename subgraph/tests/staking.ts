import { ALICE, BOB, TREASURY } from "./support/events.ts";
import {
  accruedIn,
  bronze,
  expectTotals,
  FIRST,
  gold,
  MINUTE,
  NONE,
  opened,
  POSITION,
  rewardOf,
  SECOND,
  short,
  silver,
  unrewarded,
} from "./support/stakes.ts";
import { timeOf, txHash } from "./support/story.ts";
import {
  crbn,
  DAY,
  feesPaid,
  RESERVE,
  rewardPaid,
  split,
  staked,
  staking,
  tierSet,
  tokensSent,
  withdrawn,
} from "./support/token.ts";

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
