import {
  ALICE,
  BOB,
  blockConfirmed,
  blockSubmitted,
  CAROL,
  NOBODY,
  retirement,
  SECOND_VINTAGE,
  TREASURY,
  t,
  transferred,
  VINTAGE,
  vintageRegistered,
} from "./support/events.ts";
import {
  CAP,
  capSet,
  deposited,
  depositedBatch,
  FEES,
  feesCollected,
  feesSet,
  NO_POOL,
  OTHER_POOL,
  POOL,
  poolCreated,
  poolDeposited,
  poolMarket,
  poolPausedUntil,
  poolTokensSent,
} from "./support/liquidity.ts";
import { issuedMarket } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";

/** Block 8, the first log of it. */
const QUEUED = ((8n << 32n) + 0n) << 16n;

const SUPPLIES = `{ supplies { id issued circulating pooled pooledTonnes listed retired } }`;
const supplies = (fields: Record<string, string>) => ({
  supplies: ["protocol", "registry-1", "project-1", "vintage-4097"].map((id) => ({ id, ...fields })),
});

export const created = issuedMarket("a pool is told with its terms, and does not say them twice")
  .tx(...poolCreated(timeOf(5)))
  // The pool says again what the factory said: no change.
  .tx(feesSet(FEES), capSet(CAP))
  .expect(
    `{ pools { id number name symbol supply held backed holdingCount holderCount feesDue feesCollected depositFee selectiveFee
       automaticFee cap pausedUntil deposited redeemed retired feesPaid depositCount redemptionCount criteriaCount termsCount
       createdAt transaction { id } criteria { id } next { id } terms { id number depositFee selectiveFee automaticFee cap since
       transaction { id } } } }`,
    {
      pools: [
        {
          id: POOL,
          number: 0,
          name: "Carbontrace Nature",
          symbol: "CTN",
          supply: "0",
          held: "0",
          backed: true,
          holdingCount: 0,
          holderCount: 0,
          feesDue: "0",
          feesCollected: "0",
          depositFee: 2,
          selectiveFee: 30,
          automaticFee: 5,
          cap: "1000000",
          pausedUntil: "0",
          deposited: "0",
          redeemed: "0",
          retired: "0",
          feesPaid: "0",
          depositCount: 0,
          redemptionCount: 0,
          criteriaCount: 1,
          termsCount: 1,
          createdAt: String(timeOf(5)),
          transaction: { id: txHash(5) },
          criteria: { id: `${POOL}-0` },
          next: null,
          terms: [
            {
              id: `${POOL}-0`,
              number: 0,
              depositFee: 2,
              selectiveFee: 30,
              automaticFee: 5,
              cap: "1000000",
              since: String(timeOf(5)),
              transaction: { id: txHash(5) },
            },
          ],
        },
      ],
    },
  )
  .expect(
    `{ protocol(id: "carbontrace") { poolCount } accounts(where: { isPool: true }) { id }
       auditEvents(where: { pool: "${POOL}" }, orderBy: sortKey) { kind pool { id } detail } }`,
    {
      protocol: { poolCount: 1 },
      accounts: [{ id: POOL }],
      auditEvents: [
        { kind: "PoolCreated", pool: { id: POOL }, detail: "CTN" },
        { kind: "CriteriaAnnounced", pool: { id: POOL }, detail: "Every vintage that can be traded." },
      ],
    },
  );

export const deposit = poolMarket("credits that are deposited are pooled, and circulate no more")
  .tx(...deposited(ALICE, t(40), t(0.08)))
  .expect(
    SUPPLIES,
    supplies({
      issued: String(t(100)),
      circulating: String(t(60)),
      pooled: String(t(40)),
      pooledTonnes: "40",
      listed: "0",
      retired: "0",
    }),
  )
  .expect(
    `{ pools { supply supplyTonnes held heldTonnes backed holdingCount holderCount feesDue feesPaid deposited depositedTonnes
       depositCount holdings { id vintage { id } project { id } amount amountTonnes updatedAt }
       balances { id account { id } amount amountTonnes updatedAt } } }`,
    {
      pools: [
        {
          supply: String(t(40)),
          supplyTonnes: "40",
          held: String(t(40)),
          heldTonnes: "40",
          backed: true,
          holdingCount: 1,
          holderCount: 2,
          feesDue: String(t(0.08)),
          feesPaid: String(t(0.08)),
          deposited: String(t(40)),
          depositedTonnes: "40",
          depositCount: 1,
          holdings: [
            {
              id: `${POOL}-4097`,
              vintage: { id: "4097" },
              project: { id: "1" },
              amount: String(t(40)),
              amountTonnes: "40",
              updatedAt: String(timeOf(6)),
            },
          ],
          balances: [
            {
              id: `${POOL}-${ALICE}`,
              account: { id: ALICE },
              amount: String(t(39.92)),
              amountTonnes: "39.92",
              updatedAt: String(timeOf(6)),
            },
            {
              id: `${POOL}-${POOL}`,
              account: { id: POOL },
              amount: String(t(0.08)),
              amountTonnes: "0.08",
              updatedAt: String(timeOf(6)),
            },
          ],
        },
      ],
    },
  )
  .expect(
    `{ poolDeposits { id pool { id } account { id } vintage { id } project { id } amount amountTonnes fee minted timestamp
       blockNumber transaction { id } }
       holdings { id amountTonnes } vintages { holderCount poolHoldings { pool { id } } }
       transfers(where: { kind: Deposit }) { from { id } to { id } operator { id } }
       account(id: "${ALICE}") { poolBalances { pool { id } } poolDeposits { amountTonnes } } }`,
    {
      poolDeposits: [
        {
          id: `${txHash(6)}-0`,
          pool: { id: POOL },
          account: { id: ALICE },
          vintage: { id: "4097" },
          project: { id: "1" },
          amount: String(t(40)),
          amountTonnes: "40",
          fee: String(t(0.08)),
          minted: String(t(39.92)),
          timestamp: String(timeOf(6)),
          blockNumber: "6",
          transaction: { id: txHash(6) },
        },
      ],
      holdings: [{ id: `${ALICE}-4097`, amountTonnes: "60" }],
      vintages: [{ holderCount: 1, poolHoldings: [{ pool: { id: POOL } }] }],
      transfers: [{ from: { id: ALICE }, to: { id: POOL }, operator: { id: POOL } }],
      account: { poolBalances: [{ pool: { id: POOL } }], poolDeposits: [{ amountTonnes: "40" }] },
    },
  )
  .expect(
    `{ auditEvents(where: { kind_in: [Transferred, PoolDeposited] }) { kind actor { id } pool { id } vintage { id } amountTonnes } }`,
    {
      auditEvents: [
        {
          kind: "PoolDeposited",
          actor: { id: ALICE },
          pool: { id: POOL },
          vintage: { id: "4097" },
          amountTonnes: "40",
        },
      ],
    },
  );

export const batch = poolMarket(
  "a batch that is sent to the pool is a deposit of each vintage, in the order of the batch",
)
  .tx(vintageRegistered(SECOND_VINTAGE), blockSubmitted(2, { vintage: SECOND_VINTAGE, serialStart: 5000n }))
  .tx(...blockConfirmed(2, 50, 0, SECOND_VINTAGE))
  .tx(...depositedBatch(ALICE, [SECOND_VINTAGE, VINTAGE], [t(5), t(7)]))
  // Emptied, and deposited again: last in the queue.
  .tx(transferred(POOL, BOB, t(5), SECOND_VINTAGE, POOL), poolTokensSent(ALICE, NOBODY, t(5)))
  .tx(...deposited(ALICE, t(1), 0n, { vintage: SECOND_VINTAGE }))
  .expect(
    `{ pools { held supply backed holdingCount depositCount holdings(orderBy: queuedAt) { vintage { id } amountTonnes } } }`,
    {
      pools: [
        {
          held: String(t(8)),
          supply: String(t(8)),
          backed: true,
          holdingCount: 2,
          depositCount: 3,
          holdings: [
            { vintage: { id: "4097" }, amountTonnes: "7" },
            { vintage: { id: "4098" }, amountTonnes: "1" },
          ],
        },
      ],
    },
  )
  .expect(`{ pools(block: { number: 8 }) { holdings(orderBy: queuedAt) { vintage { id } amountTonnes queuedAt } } }`, {
    pools: [
      {
        holdings: [
          { vintage: { id: "4098" }, amountTonnes: "5", queuedAt: String(QUEUED) },
          { vintage: { id: "4097" }, amountTonnes: "7", queuedAt: String(QUEUED + 1n) },
        ],
      },
    ],
  })
  .expect(
    `{ pools(block: { number: 9 }) { holdingCount holdings(orderBy: queuedAt) { vintage { id } amountTonnes } } }`,
    {
      pools: [
        {
          holdingCount: 1,
          holdings: [
            { vintage: { id: "4098" }, amountTonnes: "0" },
            { vintage: { id: "4097" }, amountTonnes: "7" },
          ],
        },
      ],
    },
  );

export const fees = poolMarket("the fees that are collected go to the treasury, in pool tokens")
  .tx(...deposited(ALICE, t(40), t(0.08)))
  .tx(...feesCollected(t(0.08)))
  .expect(
    `{ pools { supply held backed feesDue feesCollected feesPaid holderCount balances(orderBy: id) { account { id } amountTonnes } } }`,
    {
      pools: [
        {
          supply: String(t(40)),
          held: String(t(40)),
          backed: true,
          feesDue: "0",
          feesCollected: String(t(0.08)),
          feesPaid: String(t(0.08)),
          holderCount: 2,
          balances: [
            { account: { id: TREASURY }, amountTonnes: "0.08" },
            { account: { id: ALICE }, amountTonnes: "39.92" },
            { account: { id: POOL }, amountTonnes: "0" },
          ],
        },
      ],
    },
  )
  .expect(
    `{ treasuryTransfers { direction kind token { id received } amount counterparty { id } pool { id } confirmed }
       auditEvents(where: { kind: PoolFeesCollected }) { counterparty { id } pool { id } amountTonnes } }`,
    {
      treasuryTransfers: [
        {
          direction: "In",
          kind: "PoolFees",
          token: { id: POOL, received: String(t(0.08)) },
          amount: String(t(0.08)),
          counterparty: { id: POOL },
          pool: { id: POOL },
          confirmed: false,
        },
      ],
      auditEvents: [{ counterparty: { id: TREASURY }, pool: { id: POOL }, amountTonnes: "0.08" }],
    },
  );

export const terms = poolMarket("fees and cap keep their history; deposits of one pool can be stopped")
  .tx(feesSet({ deposit: 0, selective: 100, automatic: 5 }))
  .tx(capSet(5), capSet(5))
  .tx(poolPausedUntil(timeOf(100)))
  .expect(
    `{ pools { depositFee selectiveFee automaticFee cap pausedUntil termsCount
       terms(orderBy: number) { number depositFee selectiveFee automaticFee cap since } }
       auditEvents(where: { kind_in: [PoolFeesSet, PoolCapSet] }, orderBy: sortKey) { kind detail } }`,
    {
      pools: [
        {
          depositFee: 0,
          selectiveFee: 100,
          automaticFee: 5,
          cap: "5",
          pausedUntil: String(timeOf(100)),
          termsCount: 3,
          terms: [
            { number: 0, depositFee: 2, selectiveFee: 30, automaticFee: 5, cap: "1000000", since: String(timeOf(5)) },
            { number: 1, depositFee: 0, selectiveFee: 100, automaticFee: 5, cap: "1000000", since: String(timeOf(6)) },
            { number: 2, depositFee: 0, selectiveFee: 100, automaticFee: 5, cap: "5", since: String(timeOf(7)) },
          ],
        },
      ],
      auditEvents: [
        { kind: "PoolFeesSet", detail: "0 100 5" },
        { kind: "PoolCapSet", detail: "5" },
      ],
    },
  );

export const sent = poolMarket("pool tokens change hands; transfers of nothing, and to oneself, change nothing")
  .tx(...deposited(ALICE, t(10), 0n))
  .tx(poolTokensSent(ALICE, BOB, t(4)), poolTokensSent(CAROL, BOB, 0n), poolTokensSent(BOB, BOB, t(4)))
  .tx(poolTokensSent(BOB, CAROL, t(4)))
  .expect(`{ pools { supply holderCount backed balances { account { id } amountTonnes } } }`, {
    pools: [
      {
        supply: String(t(10)),
        holderCount: 2,
        backed: true,
        balances: [
          { account: { id: ALICE }, amountTonnes: "6" },
          { account: { id: BOB }, amountTonnes: "0" },
          { account: { id: CAROL }, amountTonnes: "4" },
        ],
      },
    ],
  });

export const unbacked = poolMarket("a pool whose token and holdings differ says so")
  .tx(...deposited(ALICE, t(10), 0n), poolTokensSent(NOBODY, BOB, 1n))
  .expect(`{ pools { backed held supply } }`, {
    pools: [{ backed: false, held: String(t(10)), supply: String(t(10) + 1n) }],
  });

export const donated = issuedMarket("credits that lay at the address before the pool was made lie in the pool")
  .tx(transferred(ALICE, POOL, t(3)))
  .tx(...poolCreated(timeOf(6)))
  .expect(
    `{ pools { held backed holdingCount } poolHoldings { id amountTonnes } holdings { id amountTonnes }
       supplies(where: { id: "protocol" }) { circulating pooled } vintages { holderCount } }`,
    {
      pools: [{ held: String(t(3)), backed: false, holdingCount: 1 }],
      poolHoldings: [{ id: `${POOL}-4097`, amountTonnes: "3" }],
      holdings: [{ id: `${ALICE}-4097`, amountTonnes: "97" }],
      supplies: [{ circulating: String(t(97)), pooled: String(t(3)) }],
      vintages: [{ holderCount: 1 }],
    },
  )
  .expect(`{ supplies(block: { number: 5 }, where: { id: "protocol" }) { circulating pooled } }`, {
    supplies: [{ circulating: String(t(100)), pooled: "0" }],
  });

export const strangers = poolMarket(
  "two pools are kept apart, hostile names are text, and who is no pool is not listened to",
)
  .tx(...poolCreated(timeOf(6), { pool: OTHER_POOL, number: 1, name: '"><script>\u202e💣', symbol: "{{7*7}}" }))
  .tx(...deposited(ALICE, t(10), 0n), ...deposited(ALICE, t(20), 0n, { pool: OTHER_POOL }))
  // Somebody's own contract says that it is a pool, and credits move to and from it as to anybody.
  .tx(poolDeposited(ALICE, t(5), 0n, { pool: NO_POOL }), transferred(ALICE, NO_POOL, t(5)))
  .tx(...retirement(ALICE, 0n, t(1)))
  .expect(
    `{ pools(orderBy: number) { id number name symbol heldTonnes backed } poolDeposits { pool { id } amountTonnes } }`,
    {
      pools: [
        { id: POOL, number: 0, name: "Carbontrace Nature", symbol: "CTN", heldTonnes: "10", backed: true },
        { id: OTHER_POOL, number: 1, name: '"><script>\u202e💣', symbol: "{{7*7}}", heldTonnes: "20", backed: true },
      ],
      poolDeposits: [
        { pool: { id: POOL }, amountTonnes: "10" },
        { pool: { id: OTHER_POOL }, amountTonnes: "20" },
      ],
    },
  )
  .expect(
    SUPPLIES,
    supplies({
      issued: String(t(100)),
      circulating: String(t(69)),
      pooled: String(t(30)),
      pooledTonnes: "30",
      listed: "0",
      retired: String(t(1)),
    }),
  )
  .expect(
    `{ holdings { id amountTonnes } transfers(where: { kind: Transfer }) { to { id } } accounts(where: { isPool: true }) { id } }`,
    {
      holdings: [
        { id: `${ALICE}-4097`, amountTonnes: "64" },
        { id: `${NO_POOL}-4097`, amountTonnes: "5" },
      ],
      transfers: [{ to: { id: NO_POOL } }],
      accounts: [{ id: POOL }, { id: OTHER_POOL }],
    },
  );
