import { ALICE, BOB, CAROL, TREASURY, t } from "./support/events.ts";
import { usdcSent } from "./support/governance.ts";
import { DOLLAR, marketOrderFilled, ORDER } from "./support/liquidity.ts";
import { issuedMarket } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";

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
