import { ALICE, BOB, bought, CAROL, EXPIRY, listed, listingId, TREASURY, t, VINTAGE } from "./support/events.ts";
import { usdcSent } from "./support/governance.ts";
import {
  allOrdersCancelled,
  classReferenceSet,
  DOLLAR,
  listedInLots,
  listingExpirySet,
  listingPriceSet,
  marketOrderFilled,
  ORDER,
  OTHER_ORDER,
  orderAnnounced,
  orderCancelled,
  orderTerms,
  ROUTER,
  referenceSet,
} from "./support/liquidity.ts";
import { issuedMarket } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";

const FIRST = listingId(ALICE, 0);
const SECOND = listingId(ALICE, 1);

export const sold = issuedMarket("a maker's order to sell is filled in parts, and known from the first")
  .tx(...marketOrderFilled("Sell", ALICE, BOB, [t(10), t(30)], [100_000_000n, 1_500_000n]))
  .tx(...marketOrderFilled("Sell", ALICE, CAROL, [t(30), 0n], [300_000_000n, 4_500_000n]))
  .expect(
    `{ orders { id maker { id } orderMaker { id counter } side vintage { id } project { id } payToken { id } nonce counter amount
       amountTonnes filled filledTonnes remaining remainingTonnes status fillCount firstFilledAt closedAt fills { id } } }`,
    {
      orders: [
        {
          id: ORDER,
          maker: { id: ALICE },
          orderMaker: { id: ALICE, counter: "0" },
          side: "Sell",
          vintage: { id: "4097" },
          project: { id: "1" },
          payToken: { id: DOLLAR },
          nonce: "7",
          counter: "0",
          amount: String(t(40)),
          amountTonnes: "40",
          filled: String(t(40)),
          filledTonnes: "40",
          remaining: "0",
          remainingTonnes: "0",
          status: "Filled",
          fillCount: 2,
          firstFilledAt: String(timeOf(5)),
          closedAt: String(timeOf(6)),
          fills: [{ id: `${txHash(5)}-0` }, { id: `${txHash(6)}-0` }],
        },
      ],
    },
  )
  .expect(`{ orders(block: { number: 5 }) { filledTonnes remaining remainingTonnes status fillCount closedAt } }`, {
    orders: [
      {
        filledTonnes: "10",
        remaining: String(t(30)),
        remainingTonnes: "30",
        status: "Open",
        fillCount: 1,
        closedAt: null,
      },
    ],
  })
  .expect(
    `{ orderFills(orderBy: sortKey) { id order { id } maker { id } taker { id } side buyer { id } seller { id } vintage { id }
       project { id } payToken { id } amount amountTonnes price unitPrice commission total takerTier discountPercent remaining
       timestamp blockNumber transaction { id } } }`,
    {
      orderFills: [
        {
          id: `${txHash(5)}-0`,
          order: { id: ORDER },
          maker: { id: ALICE },
          taker: { id: BOB },
          side: "Sell",
          buyer: { id: BOB },
          seller: { id: ALICE },
          vintage: { id: "4097" },
          project: { id: "1" },
          payToken: { id: DOLLAR },
          amount: String(t(10)),
          amountTonnes: "10",
          price: "100000000",
          unitPrice: "10000000",
          commission: "1500000",
          total: "101500000",
          takerTier: null,
          discountPercent: 0,
          remaining: String(t(30)),
          timestamp: String(timeOf(5)),
          blockNumber: "5",
          transaction: { id: txHash(5) },
        },
        {
          id: `${txHash(6)}-0`,
          order: { id: ORDER },
          maker: { id: ALICE },
          taker: { id: CAROL },
          side: "Sell",
          buyer: { id: CAROL },
          seller: { id: ALICE },
          vintage: { id: "4097" },
          project: { id: "1" },
          payToken: { id: DOLLAR },
          amount: String(t(30)),
          amountTonnes: "30",
          price: "300000000",
          unitPrice: "10000000",
          commission: "4500000",
          total: "304500000",
          takerTier: null,
          discountPercent: 0,
          remaining: "0",
          timestamp: String(timeOf(6)),
          blockNumber: "6",
          transaction: { id: txHash(6) },
        },
      ],
    },
  )
  .expect(
    `{ holdings { id amountTonnes } transfers(where: { kind: Delivery }) { from { id } to { id } amountTonnes }
       payTokens(where: { id: "${DOLLAR}" }) { volume commission tradeCount } protocol(id: "carbontrace") { orderFillCount tradeCount }
       orderNonces { id nonce order { id } cancelledAt maker { id } } vintage(id: "4097") { orders { id } orderFills { id } } }`,
    {
      holdings: [
        { id: `${ALICE}-4097`, amountTonnes: "60" },
        { id: `${BOB}-4097`, amountTonnes: "10" },
        { id: `${CAROL}-4097`, amountTonnes: "30" },
      ],
      transfers: [
        { from: { id: ALICE }, to: { id: BOB }, amountTonnes: "10" },
        { from: { id: ALICE }, to: { id: CAROL }, amountTonnes: "30" },
      ],
      payTokens: [{ volume: "400000000", commission: "6000000", tradeCount: 2 }],
      protocol: { orderFillCount: 2, tradeCount: 0 },
      orderNonces: [{ id: `${ALICE}-7`, nonce: "7", order: { id: ORDER }, cancelledAt: null, maker: { id: ALICE } }],
      vintage: { orders: [{ id: ORDER }], orderFills: [{ id: `${txHash(5)}-0` }, { id: `${txHash(6)}-0` }] },
    },
  )
  .expect(
    `{ auditEvents(where: { kind_in: [MarketOrderFilled, Transferred] }, orderBy: sortKey) { kind actor { id } counterparty { id }
       orderFill { id } vintage { id } amountTonnes } }`,
    {
      auditEvents: [
        {
          kind: "MarketOrderFilled",
          actor: { id: BOB },
          counterparty: { id: ALICE },
          orderFill: { id: `${txHash(5)}-0` },
          vintage: { id: "4097" },
          amountTonnes: "10",
        },
        {
          kind: "MarketOrderFilled",
          actor: { id: CAROL },
          counterparty: { id: ALICE },
          orderFill: { id: `${txHash(6)}-0` },
          vintage: { id: "4097" },
          amountTonnes: "30",
        },
      ],
    },
  );

export const boughtByOrder = issuedMarket(
  "a maker's order to buy: the taker delivers and receives the price less the commission",
)
  .tx(...marketOrderFilled("Buy", BOB, ALICE, [t(3), t(1)], [10_000_001n, 150_001n]), usdcSent(BOB, TREASURY, 150_001n))
  .expect(
    `{ orders { maker { id } side filledTonnes remainingTonnes status }
       orderFills { buyer { id } seller { id } price unitPrice commission total } holdings { id amountTonnes }
       transfers(where: { kind: Delivery }) { from { id } to { id } }
       treasuryTransfers { kind counterparty { id } amount confirmed orderFill { id } trade { id } } }`,
    {
      orders: [{ maker: { id: BOB }, side: "Buy", filledTonnes: "3", remainingTonnes: "1", status: "Open" }],
      orderFills: [
        {
          buyer: { id: BOB },
          seller: { id: ALICE },
          price: "10000001",
          unitPrice: "3333333.666666666666666666666666667",
          commission: "150001",
          total: "9850000",
        },
      ],
      holdings: [
        { id: `${ALICE}-4097`, amountTonnes: "97" },
        { id: `${BOB}-4097`, amountTonnes: "3" },
      ],
      transfers: [{ from: { id: ALICE }, to: { id: BOB } }],
      treasuryTransfers: [
        {
          kind: "Commission",
          counterparty: { id: BOB },
          amount: "150001",
          confirmed: true,
          orderFill: { id: `${txHash(5)}-0` },
          trade: null,
        },
      ],
    },
  );

export const cancelled = issuedMarket("a cancelled nonce voids the order under it, and what nobody knows yet")
  .tx(...marketOrderFilled("Sell", ALICE, BOB, [t(10), t(30)], [1n, 0n]))
  .tx(
    ...marketOrderFilled("Sell", ALICE, BOB, [t(5), 0n], [1n, 0n], { order: OTHER_ORDER, nonce: 8 }),
    // The contract passes over what is used up; nothing that is filled whole could be cancelled, whoever says so.
    orderCancelled(ALICE, 8),
  )
  .tx(orderCancelled(ALICE, 7), orderCancelled(ALICE, 2n ** 256n - 1n))
  .expect(
    `{ orders(orderBy: firstFilledAt) { id status remaining remainingTonnes filledTonnes closedAt }
       orderNonces(orderBy: id) { nonce order { id } cancelledAt } treasuryTransfers { id }
       auditEvents(where: { kind: MarketOrderCancelled }, orderBy: sortKey) { actor { id } detail } }`,
    {
      orders: [
        {
          id: ORDER,
          status: "Cancelled",
          remaining: "0",
          remainingTonnes: "0",
          filledTonnes: "10",
          closedAt: String(timeOf(7)),
        },
        {
          id: OTHER_ORDER,
          status: "Filled",
          remaining: "0",
          remainingTonnes: "0",
          filledTonnes: "5",
          closedAt: String(timeOf(6)),
        },
      ],
      orderNonces: [
        { nonce: String(2n ** 256n - 1n), order: null, cancelledAt: String(timeOf(7)) },
        { nonce: "7", order: { id: ORDER }, cancelledAt: String(timeOf(7)) },
        { nonce: "8", order: { id: OTHER_ORDER }, cancelledAt: String(timeOf(6)) },
      ],
      treasuryTransfers: [],
      auditEvents: [
        { actor: { id: ALICE }, detail: "8" },
        { actor: { id: ALICE }, detail: "7" },
        { actor: { id: ALICE }, detail: String(2n ** 256n - 1n) },
      ],
    },
  );

export const allCancelled = issuedMarket("a raised counter voids all orders that were signed with a lower one")
  .tx(...marketOrderFilled("Sell", ALICE, BOB, [t(10), t(30)], [1n, 0n]))
  .tx(allOrdersCancelled(ALICE, 1))
  .tx(...marketOrderFilled("Sell", ALICE, BOB, [t(1), t(1)], [1n, 0n], { order: OTHER_ORDER, nonce: 8 }))
  .tx(allOrdersCancelled(CAROL, 1))
  .expect(
    `{ orders(orderBy: firstFilledAt) { id status counter orderMaker { counter cancelledAllAt } }
       orderMakers { id account { id } counter cancelledAllAt orders { id } nonces { nonce } }
       account(id: "${ALICE}") { orderMaker { counter } }
       auditEvents(where: { kind: AllOrdersCancelled }, orderBy: sortKey) { actor { id } detail } }`,
    {
      orders: [
        { id: ORDER, status: "Open", counter: "0", orderMaker: { counter: "1", cancelledAllAt: String(timeOf(6)) } },
        {
          id: OTHER_ORDER,
          status: "Open",
          counter: "1",
          orderMaker: { counter: "1", cancelledAllAt: String(timeOf(6)) },
        },
      ],
      orderMakers: [
        {
          id: ALICE,
          account: { id: ALICE },
          counter: "1",
          cancelledAllAt: String(timeOf(6)),
          orders: [{ id: ORDER }, { id: OTHER_ORDER }],
          nonces: [{ nonce: "7" }, { nonce: "8" }],
        },
        {
          id: CAROL,
          account: { id: CAROL },
          counter: "1",
          cancelledAllAt: String(timeOf(8)),
          orders: [],
          nonces: [],
        },
      ],
      account: { orderMaker: { counter: "1" } },
      auditEvents: [
        { actor: { id: ALICE }, detail: "1" },
        { actor: { id: CAROL }, detail: "1" },
      ],
    },
  );

export const edited = issuedMarket("a listing's price and expiry change, and what was bought keeps its price")
  .tx(...listed(ALICE, 0, t(40)))
  .tx(...bought(FIRST, BOB, t(1), t(39), 12_500_000n, 0n))
  .tx(listingPriceSet(FIRST, 9_000_000n), listingExpirySet(FIRST, EXPIRY + 5))
  .tx(...bought(FIRST, BOB, t(1), t(38), 9_000_000n, 0n))
  .expect(
    `{ listings { unitPrice expiry status lot changes(orderBy: sortKey) { id kind before after timestamp transaction { id } } }
       trades(orderBy: blockNumber) { unitPrice }
       auditEvents(where: { kind_in: [ListingPriceSet, ListingExpirySet] }, orderBy: sortKey) { kind actor { id } listing { id } detail } }`,
    {
      listings: [
        {
          unitPrice: "9000000",
          expiry: String(EXPIRY + 5),
          status: "Active",
          lot: "0",
          changes: [
            {
              id: `${txHash(7)}-0`,
              kind: "Price",
              before: "12500000",
              after: "9000000",
              timestamp: String(timeOf(7)),
              transaction: { id: txHash(7) },
            },
            {
              id: `${txHash(7)}-1`,
              kind: "Expiry",
              before: String(EXPIRY),
              after: String(EXPIRY + 5),
              timestamp: String(timeOf(7)),
              transaction: { id: txHash(7) },
            },
          ],
        },
      ],
      trades: [{ unitPrice: "12500000" }, { unitPrice: "9000000" }],
      auditEvents: [
        { kind: "ListingPriceSet", actor: { id: ALICE }, listing: { id: String(FIRST) }, detail: "9000000" },
        { kind: "ListingExpirySet", actor: { id: ALICE }, listing: { id: String(FIRST) }, detail: String(EXPIRY + 5) },
      ],
    },
  );

export const lots = issuedMarket("a listing is offered in lots")
  .tx(...listed(ALICE, 0, t(40)), listedInLots(FIRST, t(1000)), ...listed(ALICE, 1, t(1)))
  .expect(`{ listings { id lot } }`, {
    listings: [
      { id: String(FIRST), lot: String(t(1000)) },
      { id: String(SECOND), lot: "0" },
    ],
  });

/** The treasury of the network's USDC, which confirms what the market told. */
const inDollars = (name: string) =>
  issuedMarket(name).tx(
    ...listed(ALICE, 0, t(40), { payToken: DOLLAR }),
    ...listed(ALICE, 1, t(40), { payToken: DOLLAR }),
  );
const COMMISSIONS = `treasuryTransfers { kind amount counterparty { id } confirmed trade { listing { id } } }
  treasuryToken(id: "${DOLLAR}") { received unconfirmed }`;

export const together = inDollars("several listings that are bought in one call pay their commissions together")
  .tx(
    ...bought(FIRST, BOB, t(1), t(39), 12_500_000n, 187_500n),
    ...bought(SECOND, BOB, t(2), t(38), 25_000_000n, 375_000n),
    usdcSent(BOB, TREASURY, 562_500n),
  )
  .expect(`{ ${COMMISSIONS} }`, {
    treasuryTransfers: [
      {
        kind: "Commission",
        amount: "187500",
        counterparty: { id: BOB },
        confirmed: true,
        trade: { listing: { id: String(FIRST) } },
      },
      {
        kind: "Commission",
        amount: "375000",
        counterparty: { id: BOB },
        confirmed: true,
        trade: { listing: { id: String(SECOND) } },
      },
    ],
    treasuryToken: { received: "562500", unconfirmed: [] },
  });

export const routed = inDollars("the router pays the commission for its payer; a stranger's payment confirms nothing")
  .tx(
    ...bought(FIRST, BOB, t(1), t(39), 12_500_000n, 187_500n),
    usdcSent(CAROL, TREASURY, 187_500n),
    usdcSent(ROUTER, TREASURY, 187_500n),
  )
  .expect(`{ ${COMMISSIONS} }`, {
    treasuryTransfers: [
      {
        kind: "Commission",
        amount: "187500",
        counterparty: { id: BOB },
        confirmed: true,
        trade: { listing: { id: String(FIRST) } },
      },
      { kind: "Other", amount: "187500", counterparty: { id: CAROL }, confirmed: true, trade: null },
    ],
    treasuryToken: { received: "375000", unconfirmed: [] },
  });

export const references = issuedMarket("references of a vintage and of a class, their bands, and what they were")
  .tx(referenceSet(VINTAGE, DOLLAR, 12_345_678, 1_500))
  .tx(classReferenceSet(1, DOLLAR, 10_000_000, 10_000))
  .tx(referenceSet(VINTAGE, DOLLAR, 0, 0), referenceSet(99_999n, DOLLAR, 1, 1))
  .expect(
    `{ priceReferences { id vintage { id } projectClass payToken { id } active unitPrice bandBps low high setAt
       changes(orderBy: sortKey) { id unitPrice bandBps timestamp transaction { id } } }
       vintage(id: "4097") { priceReferences { id } }
       auditEvents(where: { kind_in: [ReferenceSet, ClassReferenceSet] }, orderBy: sortKey) { kind vintage { id } detail } }`,
    {
      priceReferences: [
        {
          id: `class-Nature-${DOLLAR}`,
          vintage: null,
          projectClass: "Nature",
          payToken: { id: DOLLAR },
          active: true,
          unitPrice: "10000000",
          bandBps: 10_000,
          low: "0",
          high: "20000000",
          setAt: String(timeOf(6)),
          changes: [
            {
              id: `${txHash(6)}-0`,
              unitPrice: "10000000",
              bandBps: 10_000,
              timestamp: String(timeOf(6)),
              transaction: { id: txHash(6) },
            },
          ],
        },
        {
          id: `vintage-4097-${DOLLAR}`,
          vintage: { id: "4097" },
          projectClass: null,
          payToken: { id: DOLLAR },
          active: false,
          unitPrice: "0",
          bandBps: 0,
          low: "0",
          high: null,
          setAt: String(timeOf(7)),
          changes: [
            {
              id: `${txHash(5)}-0`,
              unitPrice: "12345678",
              bandBps: 1_500,
              timestamp: String(timeOf(5)),
              transaction: { id: txHash(5) },
            },
            {
              id: `${txHash(7)}-0`,
              unitPrice: "0",
              bandBps: 0,
              timestamp: String(timeOf(7)),
              transaction: { id: txHash(7) },
            },
          ],
        },
      ],
      vintage: { priceReferences: [{ id: `vintage-4097-${DOLLAR}` }] },
      auditEvents: [
        { kind: "ReferenceSet", vintage: { id: "4097" }, detail: `${DOLLAR} 12345678 1500` },
        { kind: "ClassReferenceSet", vintage: null, detail: `Nature ${DOLLAR} 10000000 10000` },
        { kind: "ReferenceSet", vintage: { id: "4097" }, detail: `${DOLLAR} 0 0` },
      ],
    },
  )
  // 85 % of it is 10493826.3, 115 % 14197529.7: the ends round inwards.
  .expect(`{ priceReferences(block: { number: 5 }) { active unitPrice bandBps low high } }`, {
    priceReferences: [{ active: true, unitPrice: "12345678", bandBps: 1_500, low: "10493827", high: "14197529" }],
  });

export const announced = issuedMarket(
  "an announced order is known in full before its first fill; the last signature counts",
)
  .tx(orderAnnounced())
  .tx(orderAnnounced(orderTerms(), "0x"), orderAnnounced(orderTerms({ vintage: 99_999n }), "0x01", OTHER_ORDER))
  .tx(...marketOrderFilled("Sell", ALICE, BOB, [t(10), t(30)], [100_000_000n, 0n]))
  .tx(
    orderAnnounced(
      orderTerms({ taker: CAROL, side: 1, amount: 2n ** 256n - 1n, unitPrice: 2n ** 256n - 1n, deadline: 2 ** 40 - 1 }),
      `0x${"ff".repeat(4096)}`,
      OTHER_ORDER,
    ),
  )
  .expect(
    `{ orderAnnouncements(orderBy: announcedAt) { id order { id filledTonnes } maker { id counter } taker side vintage { id } project { id }
       amount unitPrice payToken minFill nonce counter deadline signature announcedAt transaction { id } }
       orders { announcement { id unitPrice } } vintage(id: "4097") { announcements(orderBy: announcedAt) { id } }
       auditEvents(where: { kind: OrderAnnounced }, orderBy: sortKey) { counterparty { id } vintage { id } detail } }`,
    {
      orderAnnouncements: [
        {
          id: ORDER,
          order: { id: ORDER, filledTonnes: "10" },
          maker: { id: ALICE, counter: "0" },
          taker: null,
          side: "Sell",
          vintage: { id: "4097" },
          project: { id: "1" },
          amount: String(t(40)),
          unitPrice: "10000000",
          payToken: DOLLAR,
          minFill: String(t(1)),
          nonce: "7",
          counter: "0",
          deadline: "1790000000",
          signature: "0x",
          announcedAt: String(timeOf(6)),
          transaction: { id: txHash(5) },
        },
        {
          id: OTHER_ORDER,
          order: null,
          maker: { id: ALICE, counter: "0" },
          taker: CAROL,
          side: "Buy",
          vintage: { id: "4097" },
          project: { id: "1" },
          amount: String(2n ** 256n - 1n),
          unitPrice: String(2n ** 256n - 1n),
          payToken: DOLLAR,
          minFill: String(t(1)),
          nonce: "7",
          counter: "0",
          deadline: String(2 ** 40 - 1),
          signature: `0x${"ff".repeat(4096)}`,
          announcedAt: String(timeOf(8)),
          transaction: { id: txHash(8) },
        },
      ],
      orders: [{ announcement: { id: ORDER, unitPrice: "10000000" } }],
      vintage: { announcements: [{ id: ORDER }, { id: OTHER_ORDER }] },
      auditEvents: [
        { counterparty: { id: ALICE }, vintage: { id: "4097" }, detail: ORDER },
        { counterparty: { id: ALICE }, vintage: { id: "4097" }, detail: OTHER_ORDER },
      ],
    },
  );
