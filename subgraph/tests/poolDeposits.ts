import {
  ALICE,
  BOB,
  blockConfirmed,
  blockSubmitted,
  CAROL,
  NOBODY,
  SECOND_VINTAGE,
  t,
  transferred,
  VINTAGE,
  vintageRegistered,
} from "./support/events.ts";
import {
  deposited,
  depositedBatch,
  POOL,
  poolMarket,
  poolTokensSent,
  SUPPLIES,
  supplies,
} from "./support/liquidity.ts";
import { timeOf, txHash } from "./support/story.ts";

/** Block 8, the first log of it. */
const QUEUED = ((8n << 32n) + 0n) << 16n;

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
