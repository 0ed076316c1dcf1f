import { BigInt } from "@graphprotocol/graph-ts";
import { Pair, Swap } from "../../generated/schema";
import { unitPriceOf, ZERO } from "../shared/amount";
import { SwapFacts } from "../shared/facts";
import { logId } from "../shared/id";
import { Log } from "../shared/log";

export function createSwap(log: Log, pair: Pair, facts: SwapFacts): Swap {
  const in0 = facts.in0.minus(facts.out0);
  const in1 = facts.in1.minus(facts.out1);
  const swap = new Swap(logId(log));
  swap.pair = pair.id;
  swap.caller = facts.caller;
  swap.sender = log.sender;
  swap.recipient = facts.recipient;
  swap.baseIn = pair.baseIsToken0 ? in0 : in1;
  swap.quoteIn = pair.baseIsToken0 ? in1 : in0;
  swap.side = sideOf(swap.baseIn, swap.quoteIn);
  if (swap.side != "Neither") swap.price = unitPriceOf(swap.quoteIn.abs(), swap.baseIn.abs());
  swap.sortKey = log.sortKey();
  swap.timestamp = log.timestamp;
  swap.blockNumber = log.blockNumber;
  swap.transaction = log.transaction;
  swap.save();
  return swap;
}

/** What came in less what went out says it: a swap may lend both tokens and take both back. */
function sideOf(base: BigInt, quote: BigInt): string {
  if (base.lt(ZERO) && quote.gt(ZERO)) return "Buy";
  return base.gt(ZERO) && quote.lt(ZERO) ? "Sell" : "Neither";
}
