import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addInEscrow } from "../store/holding";
import { loadListing, writeCancelled } from "../store/listing";
import { loadVintage } from "../store/vintage";

export function cancelListing(log: Log, id: BigInt, returned: BigInt): void {
  const listing = loadListing(id);
  const seller = Address.fromBytes(listing.seller);
  writeCancelled(log, listing, returned);
  addInEscrow(log, seller, loadVintage(listing.vintage), returned.neg());
  entry(log, "ListingCancelled", seller).ofListing(listing).amount(returned).record();
}
