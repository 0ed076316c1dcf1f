import { BigInt } from "@graphprotocol/graph-ts";
import { Listing, ListingChange } from "../../generated/schema";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

/** @param kind Price or Expiry. */
export function createListingChange(log: Log, listing: Listing, kind: string, before: BigInt, after: BigInt): void {
  const change = new ListingChange(logId(log));
  change.listing = listing.id;
  change.kind = kind;
  change.before = before;
  change.after = after;
  change.sortKey = log.sortKey();
  change.timestamp = log.timestamp;
  change.transaction = log.transaction;
  change.save();
}
