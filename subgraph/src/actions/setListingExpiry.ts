import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadListing, writeExpiry } from "../store/listing";
import { createListingChange } from "../store/listingChange";

export function setListingExpiry(log: Log, id: BigInt, expiry: BigInt): void {
  const listing = loadListing(id);
  createListingChange(log, listing, "Expiry", listing.expiry, expiry);
  writeExpiry(listing, expiry);
  const seller = Address.fromBytes(listing.seller);
  entry(log, "ListingExpirySet", seller).ofListing(listing).detail(expiry.toString()).record();
}
