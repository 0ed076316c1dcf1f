import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { largest, MIN_AMOUNT, smallest } from "../../format/index.ts";
import { orNotFound } from "../chain/parts.ts";
import { type BookListing, LISTING_STATES } from "./model.ts";

/** The least that can be bought of a listing now {unit}. The last remainder can always be bought whole. */
export function leastOfListing({
  minFill,
  lot,
  remaining,
}: Pick<BookListing, "minFill" | "lot" | "remaining">): bigint {
  return smallest(remaining, largest(minFill, lot, MIN_AMOUNT));
}

/** Reads a listing as it stands now. Its price, its rest and its state are never those of a moment ago. */
export async function readBookListing(id: bigint): Promise<BookListing> {
  const read = publicClient.readContract({ ...contracts.creditMarket, functionName: "listingOf", args: [id] });
  const { seller, vintage, payToken, remaining, minFill, unitPrice, expiry, lot, status } = await orNotFound(read);
  const state = LISTING_STATES[status] ?? "cancelled";
  const terms = { remaining, minFill, lot };
  return {
    ...{ id, seller, vintage, payToken, unitPrice, state, ...terms },
    ...{ least: leastOfListing(terms), expiry: BigInt(expiry) },
  };
}

/** Reads listings as they stand now. */
export function readBookListings(ids: readonly bigint[]): Promise<BookListing[]> {
  return Promise.all(ids.map(readBookListing));
}
