import type { Address } from "viem";
import type { BookListing } from "../../data/book/index.ts";
import { MIN_AMOUNT } from "../../format/index.ts";
import { noSource, type RouterSource } from "../../transactions/index.ts";
import { planPurchase } from "../market/index.ts";

/** What is exact: so many tonnes, or so much money. */
export type Wanted = { exact: "tonnes"; amount: bigint } | { exact: "payment"; amount: bigint };

/** Where credits could come from. */
export interface Candidate {
  key: string;
  kind: "listings" | "queue" | "vintage";
  /** What the source takes. */
  token: Address;
  source: RouterSource;
  /** The pool, of the last two kinds. */
  pool?: { address: Address; symbol: string };
}

/** The most listings that one retirement takes from. */
const MOST_FILLS = 20;
/** How much of a pool's queue is looked at. */
export const MOST_VINTAGES = 16n;

/** The cheapest listings in each pay token, as far as they make up what is wanted. */
export function listingCandidates(listings: readonly BookListing[], wanted: Wanted): Candidate[] {
  const tokens = [...new Set(listings.map(({ payToken }) => payToken.toLowerCase() as Address))];
  return tokens.flatMap((token) => {
    const asks = listings
      .filter(({ payToken }) => payToken.toLowerCase() === token)
      .sort((a, b) => (a.unitPrice < b.unitPrice ? -1 : a.unitPrice > b.unitPrice ? 1 : 0));
    const fills =
      wanted.exact === "tonnes"
        ? planPurchase(asks, wanted.amount, MOST_FILLS)
        : { fills: wholeOf(asks), planned: undefined };
    if (fills.fills.length === 0 || (fills.planned !== undefined && fills.planned !== wanted.amount)) return [];
    return [
      {
        key: `listings-${token}`,
        kind: "listings" as const,
        token,
        source: { ...noSource, kind: 0, fills: fills.fills },
      },
    ];
  });
}

/** What money buys is known at execution only, so nothing is taken of which a part could be refused. */
function wholeOf(asks: readonly BookListing[]) {
  return asks
    .filter(({ minFill }) => minFill <= MIN_AMOUNT)
    .slice(0, MOST_FILLS)
    .map(({ id, remaining }) => ({ listing: id, amount: remaining }));
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
