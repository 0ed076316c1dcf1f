import { ALICE, BOB, CAROL, t } from "./support/events.ts";
import {
  allOrdersCancelled,
  DOLLAR,
  marketOrderFilled,
  ORDER,
  OTHER_ORDER,
  orderAnnounced,
  orderCancelled,
  orderTerms,
} from "./support/liquidity.ts";
import { issuedMarket } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";

const THIRD_ORDER = `0x${"33".repeat(32)}`;
const FOURTH_ORDER = `0x${"44".repeat(32)}`;

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
       amount unitPrice payToken minFill nonce underNonce { order { id } cancelledAt } counter deadline signature announcedAt transaction { id } }
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
          underNonce: { order: { id: ORDER }, cancelledAt: null },
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
          underNonce: { order: { id: ORDER }, cancelledAt: null },
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

export const cancelled = issuedMarket("a cancelled nonce voids the order under it, and what nobody knows yet")
  .tx(...marketOrderFilled("Sell", ALICE, BOB, [t(10), t(30)], [1n, 0n]))
  .tx(
    ...marketOrderFilled("Sell", ALICE, BOB, [t(5), 0n], [1n, 0n], { order: OTHER_ORDER, nonce: 8 }),
    // The contract passes over what is used up; nothing that is filled whole could be cancelled, whoever says so.
    orderCancelled(ALICE, 8),
  )
  .tx(
    orderCancelled(ALICE, 7),
    orderCancelled(ALICE, 2n ** 256n - 1n),
    // Pinned up too late, and one under a nonce that nobody used.
    orderAnnounced(orderTerms({ nonce: 2n ** 256n - 1n }), "0x01", THIRD_ORDER),
    orderAnnounced(orderTerms({ nonce: 9 }), "0x01", FOURTH_ORDER),
  )
  .expect(
    `{ orderAnnouncements(orderBy: nonce) { id underNonce { order { id } cancelledAt } }
       orders(orderBy: firstFilledAt) { id status remaining remainingTonnes filledTonnes closedAt }
       orderNonces(orderBy: id) { nonce order { id } cancelledAt announcements { id } } treasuryTransfers { id }
       auditEvents(where: { kind: MarketOrderCancelled }, orderBy: sortKey) { actor { id } detail } }`,
    {
      orderAnnouncements: [
        { id: FOURTH_ORDER, underNonce: null },
        { id: THIRD_ORDER, underNonce: { order: null, cancelledAt: String(timeOf(7)) } },
      ],
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
        { nonce: String(2n ** 256n - 1n), order: null, cancelledAt: String(timeOf(7)), announcements: [{ id: THIRD_ORDER }] },
        { nonce: "7", order: { id: ORDER }, cancelledAt: String(timeOf(7)), announcements: [] },
        { nonce: "8", order: { id: OTHER_ORDER }, cancelledAt: String(timeOf(6)), announcements: [] },
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
