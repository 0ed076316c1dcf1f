import { type Address, isAddressEqual } from "viem";
import {
  type BookListing,
  type KnownOffers,
  mayFill,
  readBookListings,
  readStandings,
  SELL,
  type SignedOrder,
  type StandingOrder,
} from "../../data/book/index.ts";
import { readShortfall } from "../../data/chain/shortfall.ts";
import { smallest } from "../../format/index.ts";
import { isInBand, isSignedByMaker, readBand } from "../market/index.ts";

/** Listings and orders of which somebody told; how they stand is asked of the chain. */
export type Offers = KnownOffers;

/** What of an offer decides whether the chain lets it be traded. */
interface Traded {
  vintage: number;
  payToken: Address;
  unitPrice: bigint;
}

/** Asks how much of a vintage is sound, and for its price band in a pay token; each once. */
function readingOnce() {
  const sound = new Map<number, Promise<bigint>>();
  const bands = new Map<string, ReturnType<typeof readBand>>();
  const known = <Key, Value>(map: Map<Key, Value>, key: Key, read: () => Value): Value => {
    const value = map.get(key) ?? read();
    map.set(key, value);
    return value;
  };
  return async ({ vintage, payToken, unitPrice }: Traded) => {
    const key = `${vintage}-${payToken.toLowerCase()}`;
    const [most, band] = await Promise.all([
      known(sound, vintage, async () => (await readShortfall(vintage)).sound),
      known(bands, key, () => readBand(vintage, payToken)),
    ]);
    return isInBand(unitPrice, band) ? most : 0n;
  };
}

/** Each offer with how much of it can be sold at most {unit}: nothing beyond a price band or of a vintage without sound numbers. */
async function tradeable<Offer>(
  offers: readonly Offer[],
  tradedOf: (offer: Offer) => Traded,
  capped: (offer: Offer, most: bigint) => Offer,
): Promise<Offer[]> {
  const mostOf = readingOnce();
  const found = await Promise.all(offers.map(async (offer) => ({ offer, most: await mostOf(tradedOf(offer)) })));
  return found.flatMap(({ offer, most }) => (most > 0n ? [capped(offer, most)] : []));
}

/** The listings that an account can buy from now. */
export async function readListings(ids: readonly bigint[], account: Address): Promise<BookListing[]> {
  const open = (await readBookListings(ids)).filter(
    ({ state, remaining, seller }) => state === "open" && remaining > 0n && !isAddressEqual(seller, account),
  );
  return tradeable(
    open,
    (listing) => listing,
    (listing, most) => ({ ...listing, remaining: smallest(listing.remaining, most) }),
  );
}

const nameOf = ({ order }: SignedOrder) =>
  `${order.maker.toLowerCase()}-${order.nonce}-${order.amount}-${order.unitPrice}`;

/** The orders to sell that an account can fill now, each once: signed, open, and with credits behind them. */
export async function readOrders(signed: readonly SignedOrder[], account: Address): Promise<StandingOrder[]> {
  const selling = signed.filter(({ order }) => order.side === SELL && mayFill(order, account));
  const unique = [...new Map(selling.map((one) => [nameOf(one), one])).values()];
  const standing = await readStandings(unique, isSignedByMaker);
  return tradeable(
    standing.filter((one) => one.state === "open" && one.signed && one.covered > 0n),
    ({ order }) => order,
    (one, most) => ({ ...one, covered: smallest(one.covered, most) }),
  );
}
