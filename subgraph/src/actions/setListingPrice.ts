import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { loadListing, writeUnitPrice } from "../store/listing";
import { createListingChange } from "../store/listingChange";

export function setListingPrice(log: Log, id: BigInt, unitPrice: BigInt): void {
  const listing = loadListing(id);
  createListingChange(log, listing, "Price", listing.unitPrice, unitPrice);
  writeUnitPrice(listing, unitPrice);
  const seller = Address.fromBytes(listing.seller);
  entry(log, "ListingPriceSet", seller).ofListing(listing).detail(unitPrice.toString()).record();
}
