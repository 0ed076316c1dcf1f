import {
  ALICE,
  BOB,
  bought,
  CAROL,
  discountsSet,
  ESCROW,
  EXPIRY,
  listed,
  listingCancelled,
  listingId,
  payTokenSet,
  t,
  USDC,
} from "./support/events.ts";
import { issuedMarket } from "./support/market.ts";
import { timeOf, txHash } from "./support/story.ts";
import { crbn, relocked, staked, type TestLock } from "./support/token.ts";

const FIRST = listingId(ALICE, 0);
const SECOND = listingId(ALICE, 1);
const SUPPLY = `supply { issued circulating listed listedTonnes }`;

export const offered = issuedMarket("listed credits lie in escrow and still circulate")
  .tx(...listed(ALICE, 0, t(40), { minFill: t(0.5) }))
  .expect(
    `{ listings { id seller { id } vintage { id } project { id } payToken { id admitted } amount amountTonnes remaining
       remainingTonnes sold minFill unitPrice expiry status createdAt closedAt returned transaction { id } } }`,
    {
      listings: [
        {
          id: String(FIRST),
          seller: { id: ALICE },
          vintage: { id: "4097" },
          project: { id: "1" },
          payToken: { id: USDC, admitted: true },
          amount: String(t(40)),
          amountTonnes: "40",
          remaining: String(t(40)),
          remainingTonnes: "40",
          sold: "0",
          minFill: String(t(0.5)),
          unitPrice: "12500000",
          expiry: String(EXPIRY),
          status: "Active",
          createdAt: String(timeOf(5)),
          closedAt: null,
          returned: "0",
          transaction: { id: txHash(5) },
        },
      ],
    },
  )
  .expect(`{ vintages { holderCount ${SUPPLY} } holdings { id amountTonnes listedTonnes } }`, {
    vintages: [
      {
        holderCount: 1,
        supply: { issued: String(t(100)), circulating: String(t(100)), listed: String(t(40)), listedTonnes: "40" },
      },
    ],
    holdings: [{ id: `${ALICE}-4097`, amountTonnes: "60", listedTonnes: "40" }],
  })
  .expect(
    `{ accounts(where: { isEscrow: true }) { id holdings { id } } transfers(where: { kind: Escrow }) { to { id } } }`,
    {
      accounts: [{ id: ESCROW, holdings: [] }],
      transfers: [{ to: { id: ESCROW } }],
    },
  );

export const partial = issuedMarket("a purchase takes a part; price, commission and total are told")
  .tx(...listed(ALICE, 0, t(40)))
  .tx(...bought(FIRST, BOB, t(12.5), t(27.5), 156_250_000n, 2_343_750n))
  .expect(
    `{ trades { id listing { id } vintage { id } project { id } buyer { id } seller { id } payToken { id } amount
       amountTonnes unitPrice price commission total remaining timestamp blockNumber transaction { id } } }`,
    {
      trades: [
        {
          id: `${txHash(6)}-1`,
          listing: { id: String(FIRST) },
          vintage: { id: "4097" },
          project: { id: "1" },
          buyer: { id: BOB },
          seller: { id: ALICE },
          payToken: { id: USDC },
          amount: String(t(12.5)),
          amountTonnes: "12.5",
          unitPrice: "12500000",
          price: "156250000",
          commission: "2343750",
          total: "158593750",
          remaining: String(t(27.5)),
          timestamp: String(timeOf(6)),
          blockNumber: "6",
          transaction: { id: txHash(6) },
        },
      ],
    },
  )
  .expect(`{ listings { status remaining sold closedAt trades { id } } holdings { id amountTonnes listedTonnes } }`, {
    listings: [
      {
        status: "Active",
        remaining: String(t(27.5)),
        sold: String(t(12.5)),
        closedAt: null,
        trades: [{ id: `${txHash(6)}-1` }],
      },
    ],
    holdings: [
      { id: `${ALICE}-4097`, amountTonnes: "60", listedTonnes: "27.5" },
      { id: `${BOB}-4097`, amountTonnes: "12.5", listedTonnes: "0" },
    ],
  })
  .expect(
    `{ payTokens { volume commission tradeCount } protocol(id: "carbontrace") { tradeCount activeListingCount } }`,
    {
      payTokens: [{ volume: "156250000", commission: "2343750", tradeCount: 1 }],
      protocol: { tradeCount: 1, activeListingCount: 1 },
    },
  )
  .expect(
    `{ auditEvents(where: { kind: Bought }) { actor { id } counterparty { id } listing { id } trade { id } amountTonnes
       vintage { id } } transfers(where: { kind: Release }) { from { id } to { id } } }`,
    {
      auditEvents: [
        {
          actor: { id: BOB },
          counterparty: { id: ALICE },
          listing: { id: String(FIRST) },
          trade: { id: `${txHash(6)}-1` },
          amountTonnes: "12.5",
          vintage: { id: "4097" },
        },
      ],
      transfers: [{ from: { id: ESCROW }, to: { id: BOB } }],
    },
  );

export const soldOut = issuedMarket("the last purchase closes the listing; two can share a transaction")
  .tx(...listed(ALICE, 0, t(100)))
  .tx(
    ...bought(FIRST, BOB, t(99.999), t(0.001), 1_249_987_500n, 18_749_813n),
    ...bought(FIRST, BOB, t(0.001), 0n, 12_500n, 188n),
  )
  .expect(
    `{ listings { status remaining sold closedAt returned } trades { id commission } vintages { holderCount ${SUPPLY} } }`,
    {
      listings: [
        { status: "SoldOut", remaining: "0", sold: String(t(100)), closedAt: String(timeOf(6)), returned: "0" },
      ],
      trades: [
        { id: `${txHash(6)}-1`, commission: "18749813" },
        { id: `${txHash(6)}-3`, commission: "188" },
      ],
      vintages: [
        {
          holderCount: 1,
          supply: { issued: String(t(100)), circulating: String(t(100)), listed: "0", listedTonnes: "0" },
        },
      ],
    },
  )
  .expect(
    `{ holdings { id amountTonnes listed } payTokens { tradeCount volume } protocol(id: "carbontrace") { listingCount activeListingCount } }`,
    {
      holdings: [
        { id: `${ALICE}-4097`, amountTonnes: "0", listed: "0" },
        { id: `${BOB}-4097`, amountTonnes: "100", listed: "0" },
      ],
      payTokens: [{ tradeCount: 2, volume: "1250000000" }],
      protocol: { listingCount: 1, activeListingCount: 0 },
    },
  );

export const cancelled = issuedMarket("cancelling returns what is left")
  .tx(...listed(ALICE, 0, t(40)), ...listed(ALICE, 1, t(10), { unitPrice: 1n }))
  .tx(...bought(FIRST, CAROL, t(1), t(39), 12_500_000n, 187_500n))
  .tx(...listingCancelled(ALICE, 0, t(39)))
  .expect(`{ listings { id status remaining sold returned closedAt unitPrice } }`, {
    listings: [
      {
        id: String(FIRST),
        status: "Cancelled",
        remaining: "0",
        sold: String(t(1)),
        returned: String(t(39)),
        closedAt: String(timeOf(7)),
        unitPrice: "12500000",
      },
      {
        id: String(SECOND),
        status: "Active",
        remaining: String(t(10)),
        sold: "0",
        returned: "0",
        closedAt: null,
        unitPrice: "1",
      },
    ],
  })
  .expect(`{ holdings { id amountTonnes listedTonnes } vintages { ${SUPPLY} } }`, {
    holdings: [
      { id: `${ALICE}-4097`, amountTonnes: "89", listedTonnes: "10" },
      { id: `${CAROL}-4097`, amountTonnes: "1", listedTonnes: "0" },
    ],
    vintages: [
      { supply: { issued: String(t(100)), circulating: String(t(100)), listed: String(t(10)), listedTonnes: "10" } },
    ],
  })
  .expect(
    `{ auditEvents(where: { kind_in: [Listed, ListingCancelled] }) { kind amountTonnes listing { id } actor { id } } }`,
    {
      auditEvents: [
        { kind: "Listed", amountTonnes: "40", listing: { id: String(FIRST) }, actor: { id: ALICE } },
        { kind: "Listed", amountTonnes: "10", listing: { id: String(SECOND) }, actor: { id: ALICE } },
        { kind: "ListingCancelled", amountTonnes: "39", listing: { id: String(FIRST) }, actor: { id: ALICE } },
      ],
    },
  );

export const dismissedToken = issuedMarket("a dismissed pay token keeps its listings and its figures")
  .tx(...listed(ALICE, 0, t(40)))
  .tx(payTokenSet(false))
  .tx(...bought(FIRST, BOB, t(1), t(39), 12_500_000n, 187_500n))
  .expect(
    `{ payTokens { admitted volume listings { id } } auditEvents(where: { kind: PayTokenDismissed }) { detail } }`,
    {
      payTokens: [{ admitted: false, volume: "12500000", listings: [{ id: String(FIRST) }] }],
      auditEvents: [{ detail: USDC }],
    },
  );

export const noTimelineNoise = issuedMarket("escrow is told by the listing's events, not as transfers")
  .tx(...listed(ALICE, 0, t(40)))
  .tx(...listingCancelled(ALICE, 0, t(40)))
  .expect(`{ auditEvents(where: { kind: Transferred }) { id } vintage(id: "4097") { history { kind } } }`, {
    auditEvents: [],
    vintage: {
      history: ["VintageRegistered", "BlockSubmitted", "BlockConfirmed", "Listed", "ListingCancelled"].map((kind) => ({
        kind,
      })),
    },
  });

/** Held for two minutes only. */
const silver: TestLock = { tier: "Silver", amount: crbn(10_000), lock: 120, apyBps: 0 };
const platinum: TestLock = { tier: "Platinum", amount: crbn(100_000), lock: 60, apyBps: 0 };

export const discounted = issuedMarket("a purchase tells the buyer's tier at that second and what it took off")
  .tx(...listed(ALICE, 0, t(40)), discountsSet(0, 25, 26, 50))
  // Before, inside and after the lock; in the second of the unlock the tier is gone.
  .tx(...bought(FIRST, BOB, t(1), t(39), 12_500_000n, 187_500n))
  .tx(staked(BOB, 0, 7, silver))
  .tx(...bought(FIRST, BOB, t(1), t(38), 12_500_000n, 140_625n))
  // Moved up: the better tier counts while it lasts, then the worse one again if it lasts longer.
  .tx(relocked(BOB, 0, 9, platinum), ...bought(FIRST, BOB, t(1), t(37), 12_500_000n, 93_750n))
  .tx(...bought(FIRST, BOB, t(1), t(36), 12_500_000n, 187_500n))
  .expect(`{ trades { blockNumber buyerTier discountPercent commission } }`, {
    trades: [
      { blockNumber: "6", buyerTier: null, discountPercent: 0, commission: "187500" },
      { blockNumber: "8", buyerTier: "Silver", discountPercent: 25, commission: "140625" },
      { blockNumber: "9", buyerTier: "Platinum", discountPercent: 50, commission: "93750" },
      { blockNumber: "10", buyerTier: null, discountPercent: 0, commission: "187500" },
    ],
  });
