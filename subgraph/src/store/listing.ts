import { BigInt } from "@graphprotocol/graph-ts";
import { Listing, Vintage } from "../../generated/schema";
import { toTonnes, ZERO } from "../shared/amount";
import { ListingFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";
import { countClosedListing } from "./protocol";

export function loadListing(id: BigInt): Listing {
  return Listing.load(numberId(id))!;
}

export function createListing(log: Log, id: BigInt, vintage: Vintage, facts: ListingFacts): Listing {
  const listing = new Listing(numberId(id));
  listing.seller = ensureAccount(facts.seller);
  listing.vintage = vintage.id;
  listing.project = vintage.project;
  listing.payToken = facts.payToken;
  listing.amount = facts.amount;
  listing.amountTonnes = toTonnes(facts.amount);
  listing.sold = ZERO;
  listing.minFill = facts.minFill;
  listing.unitPrice = facts.unitPrice;
  listing.lot = ZERO;
  listing.expiry = facts.expiry;
  listing.status = "Active";
  listing.createdAt = log.timestamp;
  listing.returned = ZERO;
  listing.transaction = log.transaction;
  save(listing, facts.amount);
  return listing;
}

/** Takes a purchase off; the last one closes the listing. */
export function writeSold(log: Log, listing: Listing, amount: BigInt, remaining: BigInt): void {
  listing.sold = listing.sold.plus(amount);
  if (remaining.isZero()) close(log, listing, "SoldOut");
  save(listing, remaining);
}

export function writeLot(listing: Listing, lot: BigInt): void {
  listing.lot = lot;
  listing.save();
}

export function writeUnitPrice(listing: Listing, unitPrice: BigInt): void {
  listing.unitPrice = unitPrice;
  listing.save();
}

export function writeExpiry(listing: Listing, expiry: BigInt): void {
  listing.expiry = expiry;
  listing.save();
}

export function writeCancelled(log: Log, listing: Listing, returned: BigInt): void {
  listing.returned = returned;
  close(log, listing, "Cancelled");
  save(listing, ZERO);
}

function close(log: Log, listing: Listing, status: string): void {
  listing.status = status;
  listing.closedAt = log.timestamp;
  countClosedListing();
}

function save(listing: Listing, remaining: BigInt): void {
  listing.remaining = remaining;
  listing.remainingTonnes = toTonnes(remaining);
  listing.save();
}
