import {
  ALICE,
  BOB,
  bought,
  CAROL,
  certificateIssued,
  ESCROW,
  listed,
  listingId,
  NOBODY,
  retired,
  retirementId,
  t,
  transferred,
  VINTAGE,
} from "./support/events.ts";
import {
  carbonRetired,
  DOLLAR,
  deposited,
  marketOrderFilled,
  POOL,
  poolMarket,
  poolTokensSent,
  ROUTER,
  redeemedToRetire,
  TOKEN,
} from "./support/liquidity.ts";
import { issuedMarket } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";

const LISTING = listingId(ALICE, 0);

export const fromPool = poolMarket(
  "the router retires out of a pool: payer, source, pool and price, with the certificate",
)
  .tx(...deposited(ALICE, t(40), 0n), poolTokensSent(ALICE, ROUTER, t(20)))
  .tx(
    ...redeemedToRetire(CAROL, t(5), t(0.15), { payer: ROUTER, operator: BOB }),
    certificateIssued(1, CAROL, 0n, t(5), { operator: BOB, price: { token: TOKEN, paid: 777n } }),
    retired(CAROL, 0n, t(5), 1, { operator: BOB }),
    carbonRetired(BOB, 1, t(5), 777n, { account: CAROL, source: "Pool", pool: POOL, payToken: TOKEN }),
  )
  .expect(
    `{ routerRetirements { id payer { id } account { id } certificate { id payToken paid } source pool { id } amount amountTonnes
       payToken paid timestamp blockNumber transaction { id } }
       certificates { routed { id } retirement { id account { id } holder { id } pool { id } } }
       protocol(id: "carbontrace") { routerRetirementCount } account(id: "${BOB}") { routerPayments { id } }
       supplies(where: { id: "protocol" }) { circulating pooled retired } pools { heldTonnes supplyTonnes backed } }`,
    {
      routerRetirements: [
        {
          id: `${txHash(7)}-6`,
          payer: { id: BOB },
          account: { id: CAROL },
          certificate: { id: "1", payToken: TOKEN, paid: "777" },
          source: "Pool",
          pool: { id: POOL },
          amount: String(t(5)),
          amountTonnes: "5",
          payToken: TOKEN,
          paid: "777",
          timestamp: String(timeOf(7)),
          blockNumber: "7",
          transaction: { id: txHash(7) },
        },
      ],
      certificates: [
        {
          routed: { id: `${txHash(7)}-6` },
          retirement: {
            id: String(retirementId(0n)),
            account: { id: CAROL },
            holder: { id: POOL },
            pool: { id: POOL },
          },
        },
      ],
      protocol: { routerRetirementCount: 1 },
      account: { routerPayments: [{ id: `${txHash(7)}-6` }] },
      supplies: [{ circulating: String(t(60)), pooled: String(t(35)), retired: String(t(5)) }],
      pools: [{ heldTonnes: "35", supplyTonnes: "35", backed: true }],
    },
  )
  .expect(
    `{ auditEvents(where: { kind: CarbonRetired }) { actor { id } counterparty { id } certificate { id } vintage { id } pool { id }
       amountTonnes detail } }`,
    {
      auditEvents: [
        {
          actor: { id: BOB },
          counterparty: { id: CAROL },
          certificate: { id: "1" },
          vintage: { id: "4097" },
          pool: { id: POOL },
          amountTonnes: "5",
          detail: `${TOKEN} 777`,
        },
      ],
    },
  );

export const fromListing = issuedMarket(
  "what the router buys and retires is the payer's purchase, and stays with nobody",
)
  .tx(...listed(ALICE, 0, t(40), { payToken: DOLLAR }))
  .tx(
    ...bought(LISTING, BOB, t(4), t(36), 50_000_000n, 750_000n).slice(1),
    transferred(ESCROW, ROUTER, t(4), VINTAGE, ESCROW),
    transferred(ROUTER, NOBODY, t(4)),
    certificateIssued(1, BOB, 0n, t(4), { price: { token: DOLLAR, paid: 50_750_000n } }),
    retired(BOB, 0n, t(4), 1),
    carbonRetired(BOB, 1, t(4), 50_750_000n),
  )
  .expect(
    `{ routerRetirements { payer { id } account { id } source pool { id } payToken paid }
       retirements { account { id } holder { id } pool { id } } trades { buyer { id } }
       holdings { id amountTonnes } supplies(where: { id: "vintage-4097" }) { circulating listed retired pooled }
       vintages { holderCount } auditEvents(where: { kind: CarbonRetired }) { counterparty { id } pool { id } } }`,
    {
      routerRetirements: [
        {
          payer: { id: BOB },
          account: { id: BOB },
          source: "Listings",
          pool: null,
          payToken: DOLLAR,
          paid: "50750000",
        },
      ],
      retirements: [{ account: { id: BOB }, holder: { id: ROUTER }, pool: null }],
      trades: [{ buyer: { id: BOB } }],
      holdings: [
        { id: `${ALICE}-4097`, amountTonnes: "60" },
        { id: `${ROUTER}-4097`, amountTonnes: "0" },
      ],
      supplies: [{ circulating: String(t(96)), listed: String(t(36)), retired: String(t(4)), pooled: "0" }],
      vintages: [{ holderCount: 1 }],
      auditEvents: [{ counterparty: null, pool: null }],
    },
  );

export const fromOrder = issuedMarket("the router fills an order for its payer")
  .tx(
    ...marketOrderFilled("Sell", ALICE, BOB, [t(4), 0n], [40_000_000n, 0n]).slice(0, 1),
    transferred(ALICE, ROUTER, t(4), VINTAGE, ESCROW),
    transferred(ROUTER, NOBODY, t(4)),
    certificateIssued(1, BOB, 0n, t(4)),
    retired(BOB, 0n, t(4), 1),
    carbonRetired(BOB, 1, t(4), 40_000_000n, { source: "Orders" }),
  )
  .expect(
    `{ routerRetirements { source } orderFills { taker { id } buyer { id } } retirements { holder { id } }
       transfers(where: { kind: Delivery }) { to { id } } certificates { payToken paid routed { source } } }`,
    {
      routerRetirements: [{ source: "Orders" }],
      orderFills: [{ taker: { id: BOB }, buyer: { id: BOB } }],
      retirements: [{ holder: { id: ROUTER } }],
      transfers: [{ to: { id: ROUTER } }],
      certificates: [{ payToken: null, paid: null, routed: { source: "Orders" } }],
    },
  );

export const nonces = issuedMarket("a nonce of the router that its owner cancelled, and what its code became")
  .tx(
    { contract: "RetirementRouter", name: "NonceCancelled", values: { account: ALICE, nonce: 9 } },
    { contract: "RetirementRouter", name: "Upgraded", values: { implementation: BOB } },
    { contract: "PoolBeacon", name: "Upgraded", values: { implementation: CAROL } },
    { contract: "PoolFactory", name: "Upgraded", values: { implementation: CAROL } },
    { contract: "PoolFactory", name: "PausedUntilSet", values: { until: timeOf(100) } },
    { contract: "LiquidityMining", name: "Upgraded", values: { implementation: CAROL } },
    { contract: "LiquidityMining", name: "PausedUntilSet", values: { until: timeOf(100) } },
  )
  .expect(
    `{ auditEvents(where: { kind: NonceCancelled }) { actor { id } detail }
       managedContracts(where: { name_in: ["RetirementRouter", "PoolBeacon", "PoolFactory", "LiquidityMining"] }, orderBy: name) { name implementation pausedUntil } }`,
    {
      auditEvents: [{ actor: { id: ALICE }, detail: "RetirementRouter 9" }],
      managedContracts: [
        { name: "LiquidityMining", implementation: CAROL, pausedUntil: String(timeOf(100)) },
        { name: "PoolBeacon", implementation: CAROL, pausedUntil: "0" },
        { name: "PoolFactory", implementation: CAROL, pausedUntil: String(timeOf(100)) },
        { name: "RetirementRouter", implementation: BOB, pausedUntil: "0" },
      ],
    },
  );
