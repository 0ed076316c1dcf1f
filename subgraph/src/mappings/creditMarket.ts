import {
  Bought,
  CommissionSet,
  DiscountsSet,
  Listed,
  ListingCancelled,
  PayTokenSet,
} from "../../generated/CreditMarket/CreditMarket";
import { buyCredits } from "../actions/buyCredits";
import { cancelListing } from "../actions/cancelListing";
import { listCredits } from "../actions/listCredits";
import { setCommission } from "../actions/setCommission";
import { setDiscounts } from "../actions/setDiscounts";
import { setPayToken } from "../actions/setPayToken";
import { ListingFacts } from "../shared/facts";
import { recordLog } from "../store/transaction";

export { handlePausedUntilSet, handleUpgraded } from "./managed";

export function handleListed(event: Listed): void {
  const p = event.params;
  const facts = new ListingFacts(p.seller, p.vintage, p.amount, p.unitPrice, p.payToken, p.minFill, p.expiry);
  listCredits(recordLog(event), p.listing, facts);
}

export function handleBought(event: Bought): void {
  const p = event.params;
  buyCredits(recordLog(event), p.listing, p.buyer, p.amount, p.price, p.commission, p.remaining);
}

export function handleListingCancelled(event: ListingCancelled): void {
  cancelListing(recordLog(event), event.params.listing, event.params.returned);
}

export function handleCommissionSet(event: CommissionSet): void {
  setCommission(recordLog(event), event.params.rate);
}

export function handleDiscountsSet(event: DiscountsSet): void {
  setDiscounts(recordLog(event), event.params.percents);
}

export function handlePayTokenSet(event: PayTokenSet): void {
  setPayToken(recordLog(event), event.params.payToken, event.params.admitted);
}
