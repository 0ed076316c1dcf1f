import type { Address } from "viem";
import type { BookListing, StandingOrder } from "../../data/book/index.ts";
import { MIN_AMOUNT, smallest, TONNE } from "../../format/index.ts";
import { noSource, type RouterSource } from "../../transactions/index.ts";
import { planPurchase } from "../market/index.ts";

/** What is exact: so many tonnes, or so much money. */
export type Wanted = { exact: "tonnes"; amount: bigint } | { exact: "payment"; amount: bigint };

/** Where credits could come from. */
export interface Candidate {
  key: string;
  kind: "listings" | "orders" | "queue" | "vintage";
  /** What the source takes. */
  token: Address;
  source: RouterSource;
  /** The pool, of the last two kinds. */
  pool?: { address: Address; symbol: string };
}

/** The most listings that one retirement takes from. */
const MOST_FILLS = 20;
/** The most signed orders that one retirement takes from; the action refuses more. */
const MOST_ORDERS = 16;
/** How much of a pool's queue is looked at. */
export const MOST_VINTAGES = 16n;

/** What of an offer decides whether, and how far, it is taken. */
type Terms = Pick<BookListing, "vintage" | "payToken" | "unitPrice" | "remaining" | "minFill" | "lot">;

/** An offer, and from which stores its credits come: of each store there is only so much {unit}, over all offers out of it. */
type Stocked<Offer> = Terms & { offer: Offer; stores: readonly string[] };

/** How much there is in stores {unit}, by their names. */
export type Stores = ReadonlyMap<string, bigint>;

/** The store of all sound serial numbers of a vintage. */
export const soundStore = (vintage: number) => `sound-${vintage}`;

const byPrice = (a: Terms, b: Terms) => (a.unitPrice < b.unitPrice ? -1 : a.unitPrice > b.unitPrice ? 1 : 0);

/**
 * Offers, the cheapest first, each with no more left than its stores have behind it, in whole lots and not below its minimum. What is too
 * little to be retired is no offer: the router would refuse the whole purchase for it.
 */
function inStock<Offer>(offers: readonly Stocked<Offer>[], stores: Stores): Stocked<Offer>[] {
  const left = new Map(stores);
  return [...offers].sort(byPrice).flatMap((offer) => {
    const { remaining, lot, minFill } = offer;
    const most = smallest(remaining, ...offer.stores.map((store) => left.get(store) ?? remaining));
    // All that is left is sold whatever the lot; less of it is sold in lots only, and not below the minimum.
    const amount = most < remaining && lot > 0n ? most - (most % lot) : most;
    if (amount < MIN_AMOUNT || (amount < remaining && amount < minFill)) return [];
    for (const store of offer.stores) {
      const before = left.get(store);
      if (before !== undefined) left.set(store, before - amount);
    }
    return [{ ...offer, remaining: amount }];
  });
}

/** A plan of so few offers that they fit; where many small ones stand in front, without those too small to make it up. */
function planned(asks: readonly (Terms & { id: bigint })[], wanted: bigint, most: number) {
  const plan = planPurchase(asks, wanted, most);
  if (plan.planned === wanted) return plan.fills;
  const sizeable = asks.filter(({ remaining }) => remaining * BigInt(most) >= wanted);
  const again = planPurchase(sizeable, wanted, most);
  return again.planned === wanted ? again.fills : [];
}

/** What money buys is known at execution only, so nothing is taken of which a part could be refused. */
function wholeOf(asks: readonly (Terms & { id: bigint })[], most: number) {
  const divisible = asks.filter(({ minFill }) => minFill <= MIN_AMOUNT);
  const sizeable = divisible.filter(({ remaining }) => remaining >= TONNE);
  // Crumbs in front do not take the place of what is worth buying.
  const chosen = divisible.length > most && sizeable.length > 0 ? sizeable : divisible;
  return chosen.slice(0, most).map(({ id, remaining }) => ({ listing: id, amount: remaining }));
}

/** The cheapest offers in each pay token, and how much of each {unit}, as far as they make up what is wanted. */
function cheapestOf<Offer>(offers: readonly Stocked<Offer>[], stores: Stores, wanted: Wanted, most: number) {
  const tokens = [...new Set(offers.map(({ payToken }) => payToken.toLowerCase() as Address))];
  return tokens.flatMap((token) => {
    const own = offers.filter(({ payToken }) => payToken.toLowerCase() === token);
    const asks = inStock(own, stores).map((offer, index) => ({ ...offer, id: BigInt(index) }));
    const fills = wanted.exact === "tonnes" ? planned(asks, wanted.amount, most) : wholeOf(asks, most);
    const taken = fills.flatMap(({ listing, amount }) => {
      const ask = asks[Number(listing)];
      return ask ? [{ offer: ask.offer, amount }] : [];
    });
    return taken.length === 0 ? [] : [{ token, taken }];
  });
}

/** The cheapest listings in each pay token, as far as they make up what is wanted. */
export function listingCandidates(listings: readonly BookListing[], wanted: Wanted, stores: Stores): Candidate[] {
  const offers = listings.map((offer) => ({ ...offer, offer, stores: [soundStore(offer.vintage)] }));
  return cheapestOf(offers, stores, wanted, MOST_FILLS).map(({ token, taken }) => {
    const fills = taken.map(({ offer, amount }) => ({ listing: offer.id, amount }));
    return { key: `listings-${token}`, kind: "listings", token, source: { ...noSource, kind: 0, fills } };
  });
}

/**
 * The cheapest signed orders to sell in each pay token, as far as they make up what is wanted. Orders of one maker for one vintage are
 * filled from the same credits, so together they are taken for no more than the largest of them has behind it.
 */
export function orderCandidates(orders: readonly StandingOrder[], wanted: Wanted, stores: Stores): Candidate[] {
  const behind = new Map(stores);
  const purse = ({ maker, vintage }: StandingOrder["order"]) => `${maker.toLowerCase()}-${vintage}`;
  for (const { order, covered } of orders) {
    if (covered > (behind.get(purse(order)) ?? 0n)) behind.set(purse(order), covered);
  }
  const offers = orders.map((standing) => {
    const { vintage, payToken, unitPrice, minFill } = standing.order;
    const terms = { vintage, payToken, unitPrice, minFill, lot: 0n, remaining: standing.remaining };
    return { ...terms, offer: standing, stores: [soundStore(vintage), purse(standing.order)] };
  });
  return cheapestOf(offers, behind, wanted, MOST_ORDERS).map(({ token, taken }) => {
    const fills = taken.map(({ offer: { order, signature }, amount }) => ({ order, amount, signature }));
    return { key: `orders-${token}`, kind: "orders", token, source: { ...noSource, kind: 1, orders: fills } };
  });
}

/** A pool, and what of the wanted vintage lies in it; null where no vintage is wanted. */
export interface PoolOffer {
  address: Address;
  symbol: string;
  vintage: { id: number; held: bigint } | null;
}

/** Each pool's queue; where a vintage is wanted, that one out of the pools that hold it. */
export function poolCandidates(pools: readonly PoolOffer[]): Candidate[] {
  return pools.flatMap(({ address, symbol, vintage }): Candidate[] => {
    const pool = { address, symbol };
    if (!vintage) {
      const source = { ...noSource, kind: 3, pool: address, maxVintages: MOST_VINTAGES };
      return [{ key: `queue-${address}`, kind: "queue", token: address, pool, source }];
    }
    if (vintage.held === 0n) return [];
    const lines = [{ vintage: vintage.id, amount: vintage.held }];
    const source = { ...noSource, kind: 2, pool: address, lines };
    return [{ key: `vintage-${address}`, kind: "vintage", token: address, pool, source }];
  });
}

/** What a tonne comes to {payToken}: rounded up, and for the eye only. */
export function perTonne(paid: bigint, tonnes: bigint): bigint {
  return tonnes === 0n ? 0n : (paid * 10n ** 18n + tonnes - 1n) / tonnes;
}
