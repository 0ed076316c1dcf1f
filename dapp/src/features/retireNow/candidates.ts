import type { Address } from "viem";
import type { BookListing, StandingOrder } from "../../data/book/index.ts";
import { MIN_AMOUNT, smallest } from "../../format/index.ts";
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
type Terms = Pick<BookListing, "payToken" | "unitPrice" | "remaining" | "minFill" | "lot">;

/** The cheapest offers in each pay token, and how much of each {unit}, as far as they make up what is wanted. */
function cheapestOf<Offer extends Terms>(offers: readonly Offer[], wanted: Wanted, most: number) {
  const tokens = [...new Set(offers.map(({ payToken }) => payToken.toLowerCase() as Address))];
  return tokens.flatMap((token) => {
    const asks = offers
      .filter(({ payToken }) => payToken.toLowerCase() === token)
      .sort((a, b) => (a.unitPrice < b.unitPrice ? -1 : a.unitPrice > b.unitPrice ? 1 : 0))
      .map((offer, index) => ({ ...offer, offer, id: BigInt(index) }));
    const plan =
      wanted.exact === "tonnes"
        ? planPurchase(asks, wanted.amount, most)
        : { fills: wholeOf(asks, most), planned: undefined };
    if (plan.fills.length === 0 || (plan.planned !== undefined && plan.planned !== wanted.amount)) return [];
    const taken = plan.fills.flatMap(({ listing, amount }) => {
      const ask = asks[Number(listing)];
      return ask ? [{ offer: ask.offer, amount }] : [];
    });
    return [{ token, taken }];
  });
}

/** What money buys is known at execution only, so nothing is taken of which a part could be refused. */
function wholeOf(asks: readonly (Terms & { id: bigint })[], most: number) {
  return asks
    .filter(({ minFill }) => minFill <= MIN_AMOUNT)
    .slice(0, most)
    .map(({ id, remaining }) => ({ listing: id, amount: remaining }));
}

/** The cheapest listings in each pay token, as far as they make up what is wanted. */
export function listingCandidates(listings: readonly BookListing[], wanted: Wanted): Candidate[] {
  return cheapestOf(listings, wanted, MOST_FILLS).map(({ token, taken }) => {
    const fills = taken.map(({ offer, amount }) => ({ listing: offer.id, amount }));
    return { key: `listings-${token}`, kind: "listings", token, source: { ...noSource, kind: 0, fills } };
  });
}

/**
 * The cheapest signed orders to sell in each pay token, as far as they make up what is wanted. Orders of one maker for one vintage are
 * filled from the same credits, so together they are taken for no more than the largest of them has behind it.
 */
export function orderCandidates(orders: readonly StandingOrder[], wanted: Wanted): Candidate[] {
  const behind = new Map<string, bigint>();
  const key = ({ maker, vintage }: StandingOrder["order"]) => `${maker.toLowerCase()}-${vintage}`;
  for (const { order, covered } of orders) {
    if (covered > (behind.get(key(order)) ?? 0n)) behind.set(key(order), covered);
  }
  const offers = [...orders]
    .sort((a, b) => (a.order.unitPrice < b.order.unitPrice ? -1 : 1))
    .flatMap((standing) => {
      const { order, covered, remaining: left } = standing;
      const free = behind.get(key(order)) ?? 0n;
      const remaining = smallest(covered, free);
      // Less than the maker's least is sold only as the last of an order.
      if (remaining < MIN_AMOUNT || (remaining < order.minFill && remaining < left)) return [];
      behind.set(key(order), free - remaining);
      const { payToken, unitPrice, minFill } = order;
      return [{ payToken, unitPrice, remaining, minFill, lot: 0n, standing }];
    });
  return cheapestOf(offers, wanted, MOST_ORDERS).map(({ token, taken }) => {
    const fills = taken.map(({ offer: { standing }, amount }) => {
      return { order: standing.order, amount, signature: standing.signature };
    });
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
