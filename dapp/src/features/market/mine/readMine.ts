import type { Abi, Address } from "viem";
import { contracts } from "../../../chain/contracts.ts";
import { publicClient } from "../../../chain/wagmi.ts";
import {
  type BookListing,
  readAnnounced,
  readBookListings,
  readStandings,
  type SignedOrder,
  type StandingOrder,
} from "../../../data/book/index.ts";
import { readLogs } from "../../../data/chain/logs.ts";
import { isSignedByMaker } from "../orders/typedData.ts";

/** So many of an account's listings are read, the newest. */
const MOST_LISTINGS = 100;

/** What an account offers. */
export interface Mine {
  listings: BookListing[];
  orders: StandingOrder[];
  truncated: boolean;
}

const keyOf = ({ order }: SignedOrder) =>
  `${order.maker}-${order.nonce}-${order.vintage}-${order.amount}-${order.unitPrice}`;

/** Reads an account's listings, the newest first, and the orders that it announced or that are kept here, from the chain alone. */
export async function readMine(account: Address, kept: readonly SignedOrder[]): Promise<Mine> {
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const { address, abi } = contracts.creditMarket;
  const [listed, announced] = await Promise.all([
    readLogs([{ address, abi: abi as Abi, eventName: "Listed", args: { seller: account } }], head),
    readAnnounced({ maker: account }, head),
  ]);
  const ids = listed.map(({ args }) => args.listing as bigint).reverse();
  const all = [
    ...new Map([...kept, ...announced.orders].map((signed) => [keyOf(signed).toLowerCase(), signed])).values(),
  ];
  const [listings, orders] = await Promise.all([
    readBookListings(ids.slice(0, MOST_LISTINGS)),
    readStandings(all.reverse(), isSignedByMaker),
  ]);
  return { listings, orders, truncated: ids.length > MOST_LISTINGS || announced.truncated };
}
