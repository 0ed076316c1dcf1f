import * as z from "zod/mini";
import { trading } from "../../chain/trading.ts";
import { oneCall } from "./oneCall.ts";
import { amount, id, seconds } from "./requests.ts";

/** Changes the price of what is left of a listing {payToken/t}. */
export const setListingPrice = oneCall("setListingPrice", z.object({ listing: id, unitPrice: amount }), {
  contract: trading.creditMarket,
  functionName: "setPrice",
  args: ({ listing, unitPrice }) => [listing, unitPrice],
  eventName: "ListingPriceSet",
  says: ({ listing, unitPrice }) => ({ listing, unitPrice }),
  outcome: ({ unitPrice }) => ({ unitPrice: unitPrice as bigint }),
});

/** Changes until when a listing can be bought {s}; one that has expired is offered again. */
export const setListingExpiry = oneCall("setListingExpiry", z.object({ listing: id, expiry: seconds }), {
  contract: trading.creditMarket,
  functionName: "setExpiry",
  args: ({ listing, expiry }) => [listing, expiry],
  eventName: "ListingExpirySet",
  says: ({ listing, expiry }) => ({ listing, expiry }),
  outcome: ({ expiry }) => ({ expiry: Number(expiry) }),
});
