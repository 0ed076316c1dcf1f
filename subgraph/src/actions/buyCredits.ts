import { Address, BigInt } from "@graphprotocol/graph-ts";
import { PaymentFacts } from "../shared/facts";
import { Log } from "../shared/log";
import { entry } from "../store/auditEvent";
import { addInEscrow } from "../store/holding";
import { loadListing, writeSold } from "../store/listing";
import { addPurchase } from "../store/payToken";
import { countTrade } from "../store/protocol";
import { createTrade } from "../store/trade";
import { addTold } from "../store/treasuryToken";
import { writeTrade } from "../store/treasuryTransfer";
import { loadVintage } from "../store/vintage";

export function buyCredits(
  log: Log,
  listingId: BigInt,
  buyer: Address,
  amount: BigInt,
  price: BigInt,
  commission: BigInt,
  remaining: BigInt,
): void {
  const listing = loadListing(listingId);
  const trade = createTrade(log, listing, buyer, amount, price, commission, remaining);
  writeSold(log, listing, amount, remaining);
  addInEscrow(log, Address.fromBytes(listing.seller), loadVintage(listing.vintage), amount.neg());
  addPurchase(listing.payToken, price, commission);
  countTrade();
  if (!commission.isZero()) {
    const paid = new PaymentFacts("In", "Commission", Address.fromBytes(listing.payToken), buyer, commission);
    writeTrade(addTold(log, paid), trade);
  }
  entry(log, "Bought", buyer).with(listing.seller).ofListing(listing).ofTrade(trade).amount(amount).record();
}
