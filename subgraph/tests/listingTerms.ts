import { ALICE, BOB, bought, CAROL, EXPIRY, listed, listingId, TREASURY, t } from "./support/events.ts";
import { usdcSent } from "./support/governance.ts";
import { DOLLAR, listedInLots, listingExpirySet, listingPriceSet, ROUTER } from "./support/liquidity.ts";
import { issuedMarket } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";

const FIRST = listingId(ALICE, 0);
const SECOND = listingId(ALICE, 1);

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
