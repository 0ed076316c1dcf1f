import type { SignedOrder } from "../../../data/book/index.ts";
import { handOverLink } from "../../handover/index.ts";
import { writeMarketOrder } from "./texts.ts";

/** The page that opens an order. */
export const ORDER_PATH = "/market/order";

/** An order as a link's fragment, which browsers send to no server. */
export function fragmentOf(signed: SignedOrder): string {
  const link = handOverLink(ORDER_PATH, writeMarketOrder(signed));
  return link.slice(link.indexOf("#") + 1);
}
