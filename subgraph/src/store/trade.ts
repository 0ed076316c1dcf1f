import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Listing, Trade } from "../../generated/schema";
import { toTonnes } from "../shared/amount";
import { logId } from "../shared/id";
import { Log } from "../shared/log";
import { ensureAccount } from "./account";
import { discountOf } from "./protocol";
import { tierAt } from "./staker";

export function createTrade(
  log: Log,
  listing: Listing,
  buyer: Address,
  amount: BigInt,
  price: BigInt,
  commission: BigInt,
  remaining: BigInt,
): Trade {
  const trade = new Trade(logId(log));
  trade.listing = listing.id;
  trade.vintage = listing.vintage;
  trade.project = listing.project;
  trade.buyer = ensureAccount(buyer);
  trade.seller = listing.seller;
  trade.payToken = listing.payToken;
  trade.amount = amount;
  trade.amountTonnes = toTonnes(amount);
  trade.unitPrice = listing.unitPrice;
  trade.price = price;
  trade.commission = commission;
  trade.total = price.plus(commission);
  trade.buyerTier = tierAt(buyer, log.timestamp);
  trade.discountPercent = discountOf(trade.buyerTier);
  trade.remaining = remaining;
  trade.timestamp = log.timestamp;
  trade.blockNumber = log.blockNumber;
  trade.transaction = log.transaction;
  trade.save();
  return trade;
}
