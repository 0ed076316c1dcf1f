import { ALICE, BOB, bought, CAROL, EXPIRY, listed, listingId, TREASURY, t, VINTAGE } from "./support/events.ts";
import {
  activeWeightSet,
  classReferenceSet,
  DOLLAR,
  deposited,
  farmAdded,
  farmDeposited,
  farmRewardPaid,
  feesCollected,
  marketOrderFilled,
  ORDER,
  orderAnnounced,
  orderTerms,
  PAIR,
  POOL,
  pairCreated,
  poolMarket,
  redeemed,
  referenceSet,
  scheduleStarted,
  synced,
  TOKEN,
} from "./support/liquidity.ts";
import { issuedMarket } from "./support/market.ts";
import { exampleQuery } from "./support/queries.ts";
import { blockHash, story, timeOf, txHash } from "./support/story.ts";
import { crbn } from "./support/token.ts";

/** `gnd test` keeps no time of the block that `_meta` names; a real chain's does, as the stack test says. */
const at = (number: number) => ({ _meta: { block: { number, hash: blockHash(number), timestamp: null } } });
const LISTING = listingId(ALICE, 0);

export const backing = poolMarket("an auditor's eighth question: what lies in the pool for what exists of its token")
  .tx(...deposited(ALICE, t(40), t(0.08)))
  .tx(...redeemed(ALICE, t(10), t(0.3)), ...feesCollected(t(0.38)))
  .expect(exampleQuery("pool-backing", { pool: POOL }), {
    pool: {
      id: POOL,
      name: "Carbontrace Nature",
      symbol: "CTN",
      supply: String(t(30)),
      supplyTonnes: "30",
      held: String(t(30)),
      heldTonnes: "30",
      backed: true,
      holdingCount: 1,
      holderCount: 2,
      feesDue: "0",
      cap: "1000000",
      criteria: { words: "Every vintage that can be traded.", from: String(timeOf(5)), until: null },
      next: null,
      holdings: [
        {
          amount: String(t(30)),
          amountTonnes: "30",
          // Block 6, the fourth log of it.
          queuedAt: String(((6n << 32n) + 3n) << 16n),
          vintage: {
            id: "4097",
            year: 2020,
            periodStart: 20200101,
            periodEnd: 20201231,
            consumed: "0",
            shortfallTonnes: "0",
            issuances: [
              {
                start: "0",
                end: String(t(100)),
                block: { id: "1", batch: "19385", serialStart: "1000", serialEnd: "1099" },
              },
            ],
          },
          project: {
            registryProjectId: "VCS-1340",
            name: "Bale Mountains Eco-region REDD+ project",
            country: "ET",
            status: "Listed",
            suspendedUntil: null,
            registry: { code: "VCS" },
          },
        },
      ],
      balances: [
        { account: { id: ALICE }, amount: String(t(29.62)) },
        { account: { id: TREASURY }, amount: String(t(0.38)) },
      ],
    },
    ...at(7),
  });

const BAND = { payToken: { id: DOLLAR }, unitPrice: "10000000", bandBps: 1000, low: "9000000", high: "11000000" };

export const book = issuedMarket("an auditor's ninth question: the book of a vintage")
  .tx(
    ...listed(ALICE, 0, t(40), { unitPrice: 10_000_000n, payToken: DOLLAR }),
    ...listed(ALICE, 1, t(1), { unitPrice: 9_500_000n, payToken: DOLLAR }),
  )
  .tx(...bought(LISTING, BOB, t(1), t(39), 10_000_000n, 150_000n))
  .tx(...bought(listingId(ALICE, 1), BOB, t(1), 0n, 9_500_000n, 142_500n))
  .tx(
    orderAnnounced(
      orderTerms({ maker: CAROL, side: 1, amount: t(5), unitPrice: 10_500_000n, minFill: 0n, deadline: EXPIRY }),
    ),
  )
  .tx(...marketOrderFilled("Buy", CAROL, BOB, [t(1), t(4)], [10_500_000n, 157_500n]))
  .tx(referenceSet(VINTAGE, DOLLAR, 10_000_000, 1000), classReferenceSet(1, DOLLAR, 10_000_000, 1000))
  .expect(exampleQuery("order-book", { vintage: "4097" }), {
    vintage: {
      id: "4097",
      year: 2020,
      project: {
        name: "Bale Mountains Eco-region REDD+ project",
        projectClass: "Nature",
        status: "Listed",
        suspendedUntil: null,
      },
      supply: { circulatingTonnes: "100", listedTonnes: "39", pooledTonnes: "0" },
      priceReferences: [BAND],
      listings: [
        {
          id: String(LISTING),
          seller: { id: ALICE },
          payToken: { id: DOLLAR },
          remainingTonnes: "39",
          unitPrice: "10000000",
          minFill: "0",
          lot: "0",
          expiry: String(EXPIRY),
        },
      ],
      trades: [
        {
          listing: { id: String(listingId(ALICE, 1)) },
          buyer: { id: BOB },
          amountTonnes: "1",
          unitPrice: "9500000",
          price: "9500000",
          commission: "142500",
          timestamp: String(timeOf(7)),
          transaction: { id: txHash(7) },
        },
        {
          listing: { id: String(LISTING) },
          buyer: { id: BOB },
          amountTonnes: "1",
          unitPrice: "10000000",
          price: "10000000",
          commission: "150000",
          timestamp: String(timeOf(6)),
          transaction: { id: txHash(6) },
        },
      ],
      announcements: [
        {
          id: ORDER,
          side: "Buy",
          maker: { id: CAROL, counter: "0" },
          taker: null,
          payToken: DOLLAR,
          amountTonnes: "5",
          unitPrice: "10500000",
          minFill: "0",
          nonce: "7",
          underNonce: { cancelledAt: null, order: { id: ORDER } },
          counter: "0",
          deadline: String(EXPIRY),
          order: { remainingTonnes: "4", status: "Open" },
        },
      ],
      orders: [
        {
          id: ORDER,
          side: "Buy",
          maker: { id: CAROL },
          payToken: { id: DOLLAR },
          amountTonnes: "5",
          remainingTonnes: "4",
          nonce: "7",
          counter: "0",
          orderMaker: { counter: "0" },
        },
      ],
      orderFills: [
        {
          order: { id: ORDER },
          side: "Buy",
          buyer: { id: CAROL },
          seller: { id: BOB },
          payToken: { id: DOLLAR },
          amountTonnes: "1",
          unitPrice: "10500000",
          price: "10500000",
          commission: "157500",
          timestamp: String(timeOf(9)),
          transaction: { id: txHash(9) },
        },
      ],
    },
    classReferences: [{ projectClass: "Nature", ...BAND }],
    ...at(10),
  });

export const mining = story("an auditor's tenth question: what liquidity mining promised, and to whom it went")
  .tx(pairCreated(TOKEN, DOLLAR), farmAdded(PAIR, 60))
  .tx(synced(crbn(10_000), 1_000_000_000n), scheduleStarted([{ duration: 86_400, emission: crbn(1000) }], 0, 0n))
  .tx(farmDeposited(ALICE, PAIR, 500n), activeWeightSet(60, 0, 0n))
  .tx(farmRewardPaid(ALICE, PAIR, crbn(0.5)))
  .expect(exampleQuery("liquidity-mining", {}), {
    miningState: {
      running: true,
      weight: "60",
      clock: "0",
      clockAt: String(timeOf(3)),
      emitted: "0",
      scheduled: String(crbn(1000)),
      end: "86400",
      rewarded: String(crbn(0.5)),
      scheduleCount: 1,
      farmCount: 1,
    },
    miningPeriods: [
      { number: 0, schedule: 0, start: "0", duration: "86400", before: "0", emission: String(crbn(1000)) },
    ],
    farms: [
      {
        id: PAIR,
        weight: "60",
        staked: "500",
        stakerCount: 1,
        rewarded: String(crbn(0.5)),
        pair: {
          base: TOKEN,
          quote: DOLLAR,
          baseReserve: String(crbn(10_000)),
          quoteReserve: "1000000000",
          price: "100000",
          swapCount: 0,
        },
        positions: [{ account: { id: ALICE }, staked: "500", rewarded: String(crbn(0.5)) }],
      },
    ],
    farmRewards: [
      {
        account: { id: ALICE },
        farm: { id: PAIR },
        amount: String(crbn(0.5)),
        timestamp: String(timeOf(4)),
        transaction: { id: txHash(4) },
      },
    ],
    ...at(4),
  });
