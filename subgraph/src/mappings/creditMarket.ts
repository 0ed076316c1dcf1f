import { Address, Bytes } from "@graphprotocol/graph-ts";
import {
  AllOrdersCancelled,
  Bought,
  ClassReferenceSet,
  CommissionSet,
  DiscountsSet,
  Listed,
  ListedInLots,
  ListingCancelled,
  ListingExpirySet,
  ListingPriceSet,
  OrderCancelled,
  OrderFilled,
  OrderFilledFillStruct,
  PayTokenSet,
  ReferenceSet,
} from "../../generated/CreditMarket/CreditMarket";
import { ProjectClass, Side } from "../../generated/protocol";
import { buyCredits } from "../actions/buyCredits";
import { cancelAllOrders } from "../actions/cancelAllOrders";
import { cancelListing } from "../actions/cancelListing";
import { cancelMarketOrder } from "../actions/cancelMarketOrder";
import { fillMarketOrder } from "../actions/fillMarketOrder";
import { listCredits } from "../actions/listCredits";
import { offerInLots } from "../actions/offerInLots";
import { setClassReference } from "../actions/setClassReference";
import { setCommission } from "../actions/setCommission";
import { setDiscounts } from "../actions/setDiscounts";
import { setListingExpiry } from "../actions/setListingExpiry";
import { setListingPrice } from "../actions/setListingPrice";
import { setPayToken } from "../actions/setPayToken";
import { setReference } from "../actions/setReference";
import { ListingFacts, OrderFacts } from "../shared/facts";
import { nameOf } from "../shared/text";
import { recordLog } from "../store/transaction";

export { handlePausedUntilSet, handleUpgraded } from "./managed";

export function handleListed(event: Listed): void {
  const p = event.params;
  const facts = new ListingFacts(p.seller, p.vintage, p.amount, p.unitPrice, p.payToken, p.minFill, p.expiry);
  listCredits(recordLog(event), p.listing, facts);
}

export function handleListedInLots(event: ListedInLots): void {
  recordLog(event);
  offerInLots(event.params.listing, event.params.lot);
}

export function handleListingPriceSet(event: ListingPriceSet): void {
  setListingPrice(recordLog(event), event.params.listing, event.params.unitPrice);
}

export function handleListingExpirySet(event: ListingExpirySet): void {
  setListingExpiry(recordLog(event), event.params.listing, event.params.expiry);
}

export function handleOrderFilled(event: OrderFilled): void {
  const p = event.params;
  const facts = factsOf(p.order, p.maker, p.taker, p.fill);
  fillMarketOrder(recordLog(event), facts);
}

export function handleOrderCancelled(event: OrderCancelled): void {
  cancelMarketOrder(recordLog(event), event.params.maker, event.params.nonce);
}

export function handleAllOrdersCancelled(event: AllOrdersCancelled): void {
  cancelAllOrders(recordLog(event), event.params.maker, event.params.counter);
}

export function handleReferenceSet(event: ReferenceSet): void {
  const p = event.params;
  setReference(recordLog(event), p.vintage, p.payToken, p.unitPrice, p.bandBps);
}

export function handleClassReferenceSet(event: ClassReferenceSet): void {
  const p = event.params;
  setClassReference(recordLog(event), nameOf(ProjectClass, p.class_), p.payToken, p.unitPrice, p.bandBps);
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

function factsOf(order: Bytes, maker: Address, taker: Address, fill: OrderFilledFillStruct): OrderFacts {
  return new OrderFacts(
    order,
    maker,
    taker,
    nameOf(Side, fill.side),
    fill.vintage,
    fill.payToken,
    fill.amount,
    fill.price,
    fill.commission,
    fill.remaining,
    fill.nonce,
  );
}
