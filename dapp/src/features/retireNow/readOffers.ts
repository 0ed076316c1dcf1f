import { type Address, isAddressEqual } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import {
  type BookListing,
  type KnownOffers,
  mayFill,
  nameOfOrder,
  readBookListings,
  readStandings,
  SELL,
  type SignedOrder,
  type StandingOrder,
} from "../../data/book/index.ts";
import { readShortfall } from "../../data/chain/shortfall.ts";
import { isInBand, isSignedByMaker, readBand } from "../market/index.ts";
import { type Stores, soundStore } from "./candidates.ts";

/** Listings and orders of which somebody told; how they stand is asked of the chain. */
export type Offers = KnownOffers;

/** What can be bought now. */
export interface OpenOffers {
  listings: BookListing[];
  orders: StandingOrder[];
  /** How much of each vintage has sound serial numbers. */
  stores: Stores;
  /** The guardian has stopped the market: nothing can be bought of it. */
  paused: boolean;
}

/** What of an offer decides whether the chain lets it be traded. */
interface Traded {
  vintage: number;
  payToken: Address;
  unitPrice: bigint;
}

/** Asks each question once. */
function once<Value>(read: (key: string) => Promise<Value>) {
  const answers = new Map<string, Promise<Value>>();
  return (key: string): Promise<Value> => {
    const answer = answers.get(key) ?? read(key);
    answers.set(key, answer);
    return answer;
  };
}

const market = contracts.creditMarket;

/** Offers whose price lies in its band. */
async function inBand<Offer>(offers: readonly Offer[], tradedOf: (offer: Offer) => Traded): Promise<Offer[]> {
  const bandOf = once((key) => {
    const [vintage, token] = key.split("-");
    return readBand(Number(vintage), token as Address);
  });
  const allowed = await Promise.all(
    offers.map(async (offer) => {
      const { vintage, payToken, unitPrice } = tradedOf(offer);
      return isInBand(unitPrice, await bandOf(`${vintage}-${payToken.toLowerCase()}`));
    }),
  );
  return offers.filter((_, index) => allowed[index]);
}

async function readListings(ids: readonly bigint[], account: Address): Promise<BookListing[]> {
  const open = (await readBookListings(ids)).filter(
    ({ state, remaining, seller }) => state === "open" && remaining > 0n && !isAddressEqual(seller, account),
  );
  return inBand(open, (listing) => listing);
}

/** Orders in tokens that the market admits. Anybody announces orders in any token; listings were judged when they were made. */
async function admitted(orders: readonly SignedOrder[]): Promise<SignedOrder[]> {
  const isPayToken = once((token) =>
    publicClient.readContract({ ...market, functionName: "isPayToken", args: [token as Address] }),
  );
  const allowed = await Promise.all(orders.map(({ order }) => isPayToken(order.payToken.toLowerCase())));
  return orders.filter((_, index) => allowed[index]);
}

async function readOrders(signed: readonly SignedOrder[], account: Address): Promise<StandingOrder[]> {
  const selling = signed.filter(({ order }) => order.side === SELL && mayFill(order, account));
  const unique = [...new Map(selling.map((one) => [nameOfOrder(one), one])).values()];
  const standing = await readStandings(await admitted(unique), isSignedByMaker);
  const open = standing.filter((one) => one.state === "open" && one.signed && one.covered > 0n);
  return inBand(open, ({ order }) => order);
}

async function readStores(vintages: readonly number[]): Promise<Stores> {
  const unique = [...new Set(vintages)];
  return new Map(
    await Promise.all(unique.map(async (id) => [soundStore(id), (await readShortfall(id)).sound] as const)),
  );
}

/** The listings and orders that an account can buy from now, of those that are known. */
export async function readOpenOffers(known: Offers, account: Address): Promise<OpenOffers> {
  const [listings, orders, paused] = await Promise.all([
    readListings(known.listings, account),
    readOrders(known.orders, account),
    publicClient.readContract({ ...market, functionName: "paused" }),
  ]);
  const stores = await readStores([...listings, ...orders.map(({ order }) => order)].map(({ vintage }) => vintage));
  return paused ? { listings: [], orders: [], stores, paused } : { listings, orders, stores, paused };
}
