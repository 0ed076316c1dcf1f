import { BigInt } from "@graphprotocol/graph-ts";
import { loadListing, writeLot } from "../store/listing";

/** Comes with the listing, in the same transaction. */
export function offerInLots(id: BigInt, lot: BigInt): void {
  writeLot(loadListing(id), lot);
}
