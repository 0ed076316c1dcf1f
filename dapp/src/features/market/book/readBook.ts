import { type Address, isAddressEqual } from "viem";
import { contracts } from "../../../chain/contracts.ts";
import { trading } from "../../../chain/trading.ts";
import { publicClient } from "../../../chain/wagmi.ts";
import {
  type BookListing,
  BUY,
  type MarketOrder,
  nameOfOrder,
  readAnnouncedFor,
  readBookListings,
  readStandings,
  type SignedOrder,
  type StandingOrder,
} from "../../../data/book/index.ts";
import { tokensInTurn } from "../../../data/index.ts";
import { TONNE } from "../../../format/index.ts";
import { NOBODY } from "../../buy/index.ts";
import { type Band, readBand } from "../orders/judge.ts";
import { isSignedByMaker } from "../orders/typedData.ts";

/** Something that can be bought: a listing, or an order to sell. */
export type Ask = { key: string; vintage: number; payToken: Address; perTonne: bigint } & (
  | { kind: "listing"; listing: BookListing }
  | { kind: "order"; order: StandingOrder }
);

/** Something that can be sold into: an order to buy. */
export interface Bid {
  key: string;
  vintage: number;
  payToken: Address;
  /** What a seller receives for a tonne {payToken}. */
  perTonne: bigint;
  order: StandingOrder;
}

/** All that can be traded of one vintage or of several, as the chain has it now. */
export interface Book {
  /** What the buyer pays for a tonne, the least first, in each pay token; then what cannot be bought now. */
  asks: Ask[];
  /** What the seller receives for a tonne, the most first, in each pay token. */
  bids: Bid[];
  /** Price bands by pay token, in lower case; of one vintage only. */
  bands: ReadonlyMap<string, Band>;
  paused: boolean;
  /** Not all announced orders were looked at. */
  truncated: boolean;
}

const market = trading.creditMarket;

async function askOfListing(listing: BookListing, taker: Address): Promise<Ask> {
  const quote = await publicClient.readContract({
    ...market,
    functionName: "quote",
    args: [listing.id, TONNE, taker],
  });
  const { vintage, payToken } = listing;
  return { kind: "listing", key: `listing-${listing.id}`, vintage, payToken, perTonne: quote.total, listing };
}

async function perTonneOf(order: MarketOrder, taker: Address): Promise<bigint> {
  return (await publicClient.readContract({ ...market, functionName: "quoteOrder", args: [order, TONNE, taker] }))
    .total;
}

const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

/** Whether something can be bought at all now. */
export function isOpen(ask: Ask): boolean {
  return ask.kind === "listing" ? ask.listing.state === "open" : ask.order.state === "open" && ask.order.covered > 0n;
}

/** How much of it there is {unit}: of an order no more than its maker has. */
export function amountOf(ask: Ask): bigint {
  if (ask.kind === "listing") return ask.listing.remaining;
  return ask.order.covered;
}

interface Priced {
  key: string;
  payToken: Address;
  perTonne: bigint;
}

/** The open ones first, one pay token after the other: first that of which there are most. */
function byToken<Offer extends Priced>(
  offers: readonly Offer[],
  isOpenNow: (offer: Offer) => boolean,
  byPrice: (a: bigint, b: bigint) => number,
): Offer[] {
  const inTurn = tokensInTurn(offers.map(({ payToken }) => payToken));
  return [...offers].sort(
    (a, b) =>
      Number(isOpenNow(b)) - Number(isOpenNow(a)) ||
      inTurn(a.payToken, b.payToken) ||
      byPrice(a.perTonne, b.perTonne) ||
      (a.key < b.key ? -1 : 1),
  );
}

/** Asks by what the buyer pays, the least first in each pay token, behind them what cannot be bought now. */
export function sortAsks(asks: readonly Ask[]): Ask[] {
  return byToken(asks, isOpen, compare);
}

/** Bids by what the seller receives, the most first in each pay token, behind them what nobody can sell into now. */
export function sortBids(bids: readonly Bid[]): Bid[] {
  return byToken(
    bids,
    ({ order }) => order.state === "open" && order.covered > 0n,
    (a, b) => compare(b, a),
  );
}

/** Orders that are worth a row: signed by their makers, and not over. */
export function worthShowing({ signed, state, remaining }: StandingOrder): boolean {
  return signed && remaining > 0n && (state === "open" || state === "suspended" || state === "expired");
}

async function quoted<Item, Row>(items: readonly Item[], row: (item: Item) => Promise<Row>): Promise<Row[]> {
  const found = await Promise.allSettled(items.map(row));
  return found.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
}

/** What is kept in this browser and what was announced, each order once. */
function together(kept: readonly SignedOrder[], announced: readonly SignedOrder[]): SignedOrder[] {
  return [...new Map([...kept, ...announced].map((signed) => [nameOfOrder(signed), signed])).values()];
}

/** Reads how listings and orders stand now, and what they cost this account. `indexed`: the indexer is asked what was announced. */
export async function readBook(
  vintages: readonly number[],
  listingIds: readonly bigint[],
  kept: readonly SignedOrder[],
  account: Address | undefined,
  indexed: boolean,
): Promise<Book> {
  const taker = account ?? NOBODY;
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const [listings, announced, paused] = await Promise.all([
    readBookListings(listingIds),
    readAnnouncedFor(vintages, head, indexed),
    publicClient.readContract({ ...contracts.creditMarket, functionName: "paused" }),
  ]);
  const own = kept.filter(({ order }) => vintages.includes(order.vintage));
  const orders = await readStandings(together(own, announced.orders), isSignedByMaker);
  const shown = orders.filter(worthShowing);
  const [fromListings, fromOrders] = await Promise.all([
    quoted(
      listings.filter(({ remaining }) => remaining > 0n),
      (listing) => askOfListing(listing, taker),
    ),
    quoted(shown, async (order) => ({ order, perTonne: await perTonneOf(order.order, taker) })),
  ]);
  const rows = fromOrders.map(({ order, perTonne }) => {
    const { vintage, payToken, side } = order.order;
    return { side, row: { kind: "order" as const, key: order.hash, vintage, payToken, perTonne, order } };
  });
  const asks = sortAsks([...fromListings, ...rows.filter(({ side }) => side !== BUY).map(({ row }) => row)]);
  const bids = sortBids(rows.filter(({ side }) => side === BUY).map(({ row }) => row));
  const tokens = [...new Set([...asks, ...bids].map(({ payToken }) => payToken.toLowerCase() as Address))];
  const [only] = vintages;
  const bands =
    vintages.length === 1 && only !== undefined
      ? await Promise.all(tokens.map(async (token) => [token, await readBand(only, token)] as const))
      : [];
  return { asks, bids, bands: new Map(bands), paused, truncated: announced.truncated };
}

/** Whether a row is the account's own. */
export function isOwn(maker: Address, account: Address | undefined): boolean {
  return account !== undefined && isAddressEqual(maker, account);
}
