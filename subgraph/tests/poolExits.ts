import {
  ALICE,
  BOB,
  blockConfirmed,
  blockSubmitted,
  CAROL,
  certificateIssued,
  retired,
  retirement,
  retirementId,
  SECOND_VINTAGE,
  t,
  transferred,
  VINTAGE,
  vintageRegistered,
} from "./support/events.ts";
import { deposited, POOL, poolMarket, poolTokensSent, redeemed, redeemedToRetire } from "./support/liquidity.ts";
import { timeOf, txHash } from "./support/story.ts";

const SUPPLIES = `supplies { id issued circulating pooled locked retired cancelled detokenised listed }`;
const NOTHING = { locked: "0", cancelled: "0", detokenised: "0", listed: "0" };
const levels = (fields: Record<string, bigint>, ids = ["protocol", "registry-1", "project-1", "vintage-4097"]) =>
  ids.map((id) => ({
    id,
    ...NOTHING,
    ...Object.fromEntries(Object.entries(fields).map(([name, amount]) => [name, String(amount)])),
  }));

export const selected = poolMarket("a selected vintage is delivered for tokens and a fee")
  .tx(...deposited(ALICE, t(40), t(0.08)), poolTokensSent(ALICE, BOB, t(20)))
  .tx(...redeemed(BOB, t(10), t(0.3)))
  .expect(
    `{ poolRedemptions { id pool { id } account { id } operator { id } vintage { id } project { id } amount amountTonnes fee cost
       automatic retired timestamp blockNumber transaction { id } } }`,
    {
      poolRedemptions: [
        {
          id: `${txHash(7)}-2`,
          pool: { id: POOL },
          account: { id: BOB },
          operator: { id: BOB },
          vintage: { id: "4097" },
          project: { id: "1" },
          amount: String(t(10)),
          amountTonnes: "10",
          fee: String(t(0.3)),
          cost: String(t(10.3)),
          automatic: false,
          retired: false,
          timestamp: String(timeOf(7)),
          blockNumber: "7",
          transaction: { id: txHash(7) },
        },
      ],
    },
  )
  .expect(
    `{ pools { supply held backed feesDue feesPaid redeemed redeemedTonnes retired redemptionCount
       balances { account { id } amountTonnes } } ${SUPPLIES} }`,
    {
      pools: [
        {
          supply: String(t(30)),
          held: String(t(30)),
          backed: true,
          feesDue: String(t(0.38)),
          feesPaid: String(t(0.38)),
          redeemed: String(t(10)),
          redeemedTonnes: "10",
          retired: "0",
          redemptionCount: 1,
          balances: [
            { account: { id: ALICE }, amountTonnes: "19.92" },
            { account: { id: BOB }, amountTonnes: "9.7" },
            { account: { id: POOL }, amountTonnes: "0.38" },
          ],
        },
      ],
      supplies: levels({ issued: t(100), circulating: t(70), pooled: t(30), retired: 0n }),
    },
  )
  .expect(
    `{ holdings { id amountTonnes } vintages { holderCount } transfers(where: { kind: Redemption }) { from { id } to { id } }
       auditEvents(where: { kind_in: [Transferred, PoolRedeemed] }) { kind actor { id } counterparty { id } amountTonnes pool { id } } }`,
    {
      holdings: [
        { id: `${ALICE}-4097`, amountTonnes: "60" },
        { id: `${BOB}-4097`, amountTonnes: "10" },
      ],
      vintages: [{ holderCount: 2 }],
      transfers: [{ from: { id: POOL }, to: { id: BOB } }],
      auditEvents: [
        { kind: "PoolRedeemed", actor: { id: BOB }, counterparty: null, amountTonnes: "10", pool: { id: POOL } },
      ],
    },
  );

/** A pool with 10 t of the vintage and, deposited later, 20 t of another. In block 8. */
const twoVintages = (name: string) =>
  poolMarket(name)
    .tx(vintageRegistered(SECOND_VINTAGE), blockSubmitted(2, { vintage: SECOND_VINTAGE, serialStart: 5000n }))
    .tx(...blockConfirmed(2, 50, 0, SECOND_VINTAGE))
    .tx(...deposited(ALICE, t(10), 0n), ...deposited(ALICE, t(20), 0n, { vintage: SECOND_VINTAGE }));

export const automatic = twoVintages("an automatic redemption takes what was deposited first, a line for each vintage")
  .tx(
    ...redeemed(ALICE, t(10), t(0.05), { automatic: true }),
    ...redeemed(ALICE, t(2), t(0.01), { automatic: true, vintage: SECOND_VINTAGE }),
  )
  .expect(
    `{ poolRedemptions(orderBy: sortKey) { vintage { id } amountTonnes fee automatic retired }
       pools { holdingCount heldTonnes supplyTonnes backed redemptionCount holdings(where: { amount_gt: 0 }) { vintage { id } amountTonnes } }
       empty: poolHoldings(where: { amount: 0 }) { vintage { id } amountTonnes } }`,
    {
      poolRedemptions: [
        { vintage: { id: "4097" }, amountTonnes: "10", fee: String(t(0.05)), automatic: true, retired: false },
        { vintage: { id: "4098" }, amountTonnes: "2", fee: String(t(0.01)), automatic: true, retired: false },
      ],
      pools: [
        {
          holdingCount: 1,
          heldTonnes: "18",
          supplyTonnes: "18",
          backed: true,
          redemptionCount: 2,
          holdings: [{ vintage: { id: "4098" }, amountTonnes: "18" }],
        },
      ],
      empty: [{ vintage: { id: "4097" }, amountTonnes: "0" }],
    },
  )
  .expect(`{ ${SUPPLIES} }`, {
    supplies: [
      ...levels({ issued: t(150), circulating: t(132), pooled: t(18), retired: 0n }, [
        "protocol",
        "registry-1",
        "project-1",
      ]),
      ...levels({ issued: t(100), circulating: t(100), pooled: 0n, retired: 0n }, ["vintage-4097"]),
      ...levels({ issued: t(50), circulating: t(32), pooled: t(18), retired: 0n }, ["vintage-4098"]),
    ],
  });

export const recorded = poolMarket("a retirement out of a pool is its retiree's, and the pool's balance falls")
  .tx(...deposited(ALICE, t(40), t(0.08)), poolTokensSent(ALICE, BOB, t(20)))
  .tx(...redeemedToRetire(BOB, t(2.5), t(0.075)), retired(BOB, 0n, t(2.5)))
  .expect(
    `{ retirements { id account { id } operator { id } holder { id } pool { id } amountTonnes certificate { id } }
       pools { heldTonnes supplyTonnes backed retired retiredTonnes redeemedTonnes retirements { amountTonnes } }
       poolRedemptions { account { id } retired amountTonnes transaction { retirements { id } } } }`,
    {
      retirements: [
        {
          id: String(retirementId(0n)),
          account: { id: BOB },
          operator: { id: BOB },
          holder: { id: POOL },
          pool: { id: POOL },
          amountTonnes: "2.5",
          certificate: null,
        },
      ],
      pools: [
        {
          heldTonnes: "37.5",
          supplyTonnes: "37.5",
          backed: true,
          retired: String(t(2.5)),
          retiredTonnes: "2.5",
          redeemedTonnes: "2.5",
          retirements: [{ amountTonnes: "2.5" }],
        },
      ],
      poolRedemptions: [
        {
          account: { id: BOB },
          retired: true,
          amountTonnes: "2.5",
          transaction: { retirements: [{ id: String(retirementId(0n)) }] },
        },
      ],
    },
  )
  // Before and after, at every level.
  .expect(`{ ${SUPPLIES.replace("supplies", "supplies(block: { number: 6 })")} }`, {
    supplies: levels({ issued: t(100), circulating: t(60), pooled: t(40), retired: 0n }),
  })
  .expect(`{ ${SUPPLIES} }`, {
    supplies: levels({ issued: t(100), circulating: t(60), pooled: t(37.5), retired: t(2.5) }),
  })
  .expect(
    `{ holdings { id amountTonnes } accounts(where: { retirementCount_gt: 0 }) { id retiredTonnes retirementCount }
       transfers(where: { kind: Burn }) { from { id } operator { id } } vintages { consumed }
       shares(where: { dimension: Country }) { retired } }`,
    {
      holdings: [{ id: `${ALICE}-4097`, amountTonnes: "60" }],
      accounts: [{ id: BOB, retiredTonnes: "2.5", retirementCount: 1 }],
      transfers: [{ from: { id: POOL }, operator: { id: POOL } }],
      vintages: [{ consumed: String(t(2.5)) }],
      shares: [{ retired: String(t(2.5)) }],
    },
  );

export const certified = twoVintages("several vintages of a pool are retired on one certificate, as the queue has them")
  .tx(
    ...redeemedToRetire(CAROL, t(10), t(0.05), { automatic: true, payer: ALICE, operator: ALICE }),
    ...redeemedToRetire(CAROL, t(1), t(0.005), {
      automatic: true,
      payer: ALICE,
      operator: ALICE,
      vintage: SECOND_VINTAGE,
    }),
    certificateIssued(1, CAROL, 0n, t(11), {
      operator: ALICE,
      lines: [{ vintage: SECOND_VINTAGE, position: 0n, amount: t(1) }],
    }),
    retired(CAROL, 0n, t(10), 1, { operator: ALICE }),
    retired(CAROL, 0n, t(1), 1, { vintage: SECOND_VINTAGE, operator: ALICE }),
    // In the same transaction ALICE retires credits of her own, of the same vintage.
    ...retirement(ALICE, t(10), t(3)),
  )
  .expect(
    `{ retirements { id account { id } operator { id } holder { id } pool { id } certificate { id } amountTonnes }
       certificates { id account { id } amountTonnes lineCount lines(orderBy: index) { vintage { id } amountTonnes } } }`,
    {
      retirements: [
        {
          id: String(retirementId(0n)),
          account: { id: CAROL },
          operator: { id: ALICE },
          holder: { id: POOL },
          pool: { id: POOL },
          certificate: { id: "1" },
          amountTonnes: "10",
        },
        {
          id: String(retirementId(t(10))),
          account: { id: ALICE },
          operator: { id: ALICE },
          holder: { id: ALICE },
          pool: null,
          certificate: null,
          amountTonnes: "3",
        },
        {
          id: String(retirementId(0n, SECOND_VINTAGE)),
          account: { id: CAROL },
          operator: { id: ALICE },
          holder: { id: POOL },
          pool: { id: POOL },
          certificate: { id: "1" },
          amountTonnes: "1",
        },
      ],
      certificates: [
        {
          id: "1",
          account: { id: CAROL },
          amountTonnes: "11",
          lineCount: 2,
          lines: [
            { vintage: { id: "4097" }, amountTonnes: "10" },
            { vintage: { id: "4098" }, amountTonnes: "1" },
          ],
        },
      ],
    },
  )
  .expect(
    `{ ${SUPPLIES} pools { heldTonnes supplyTonnes backed holdingCount retiredTonnes } holdings { id amountTonnes } }`,
    {
      supplies: [
        ...levels({ issued: t(150), circulating: t(117), pooled: t(19), retired: t(14) }, [
          "protocol",
          "registry-1",
          "project-1",
        ]),
        ...levels({ issued: t(100), circulating: t(87), pooled: 0n, retired: t(13) }, ["vintage-4097"]),
        ...levels({ issued: t(50), circulating: t(30), pooled: t(19), retired: t(1) }, ["vintage-4098"]),
      ],
      pools: [{ heldTonnes: "19", supplyTonnes: "19", backed: true, holdingCount: 1, retiredTonnes: "11" }],
      holdings: [
        { id: `${ALICE}-4097`, amountTonnes: "87" },
        { id: `${ALICE}-4098`, amountTonnes: "30" },
      ],
    },
  )
  .expect(
    `{ auditEvents(where: { kind: PoolRedeemed }, orderBy: sortKey) { actor { id } counterparty { id } vintage { id } amountTonnes } }`,
    {
      auditEvents: [
        { actor: { id: CAROL }, counterparty: { id: ALICE }, vintage: { id: "4097" }, amountTonnes: "10" },
        { actor: { id: CAROL }, counterparty: { id: ALICE }, vintage: { id: "4098" }, amountTonnes: "1" },
      ],
    },
  );

export const inPieces = poolMarket(
  "one burn of a pool that takes two pieces of serial numbers makes two retirements of the pool",
)
  .tx(...deposited(ALICE, t(40), 0n))
  .tx(
    ...redeemedToRetire(ALICE, t(5), 0n),
    retired(ALICE, 0n, t(2)),
    retired(ALICE, t(10), t(3)),
    transferred(ALICE, BOB, t(1)),
  )
  .expect(
    `{ retirements { position holder { id } pool { id } } pools { heldTonnes } holdings { id amountTonnes } ${SUPPLIES} }`,
    {
      retirements: [
        { position: "0", holder: { id: POOL }, pool: { id: POOL } },
        { position: String(t(10)), holder: { id: POOL }, pool: { id: POOL } },
      ],
      pools: [{ heldTonnes: "35" }],
      holdings: [
        { id: `${ALICE}-${VINTAGE}`, amountTonnes: "59" },
        { id: `${BOB}-${VINTAGE}`, amountTonnes: "1" },
      ],
      supplies: levels({ issued: t(100), circulating: t(60), pooled: t(35), retired: t(5) }),
    },
  );
