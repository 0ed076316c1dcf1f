import { ALICE, BOB, NOBODY, retirement, TREASURY, t, transferred } from "./support/events.ts";
import {
  CAP,
  capSet,
  deposited,
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
  SUPPLIES,
  supplies,
} from "./support/liquidity.ts";
import { issuedMarket } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";

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
