import { BigInt } from "@graphprotocol/graph-ts";
import { ListingFacts } from "../shared/facts";
import { numberId } from "../shared/id";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addInEscrow } from "../store/holding";
import { createListing } from "../store/listing";
import { countListing } from "../store/protocol";
import { loadVintage } from "../store/vintage";

export function listCredits(log: Log, id: BigInt, facts: ListingFacts): void {
  const vintage = loadVintage(numberId(facts.vintage));
  const listing = createListing(log, id, vintage, facts);
  addInEscrow(log, facts.seller, vintage, facts.amount);
  countListing();
  entry(log, "Listed", facts.seller).ofListing(listing).amount(facts.amount).record();
}
