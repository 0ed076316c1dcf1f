import { largest, MIN_AMOUNT, smallest } from "../../format/index.ts";
import { leastOf, mostOf } from "../../transactions/index.ts";
import type { Wanted } from "./candidates.ts";
import type { RouterQuote } from "./readRoutes.ts";

/** What is agreed to: exactly so many tonnes for at most so much, or as many as so much buys, at least so many. */
export interface Guards {
  exact: Wanted["exact"];
  tonnes: bigint;
  payment: bigint;
}

/**
 * The bounds of a retirement. A payment's maximum is never more than the account has, so that what is allowed is never more than can be
 * paid; a minimum is never below what can be retired at all.
 */
export function guardsOf(wanted: Wanted, quote: RouterQuote, slippage: number, balance: bigint): Guards {
  if (wanted.exact === "tonnes") {
    const most = mostOf(quote.paid, slippage);
    // Who has too little sees what it takes; nothing is sent then.
    const payment = balance < quote.paid ? most : smallest(most, balance);
    return { exact: "tonnes", tonnes: wanted.amount, payment };
  }
  const tonnes = largest(leastOf(quote.tonnes, slippage), MIN_AMOUNT);
  // A source that holds less than the money would buy gets no more than its tonnes should cost.
  return { exact: "payment", tonnes, payment: smallest(wanted.amount, mostOf(quote.paid, slippage)) };
}
