import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { OrderProblem } from "./judge.ts";
import type { OrderReadProblem } from "./texts.ts";

/** Why a text that was given is no order, and what to do. */
export const orderReadProblems: Record<OrderReadProblem, MessageDescriptor> = {
  unreadable: msg`This is no order of this market, or a part of it is missing. Copy the whole link, or the whole text.`,
  anotherNetwork: msg`This order was made for another network, or for another market. It cannot be filled here.`,
};

/** Why an order cannot be filled, and what to do. */
export const orderProblems: Record<OrderProblem, MessageDescriptor> = {
  unsigned: msg`The signature does not fit: somebody else signed, or what is written here was changed after signing. Ask for a new order.`,
  expired: msg`The time to fill this order is over. Ask its maker for a new one.`,
  filled: msg`This order was filled whole.`,
  cancelled: msg`Its maker cancelled this order.`,
  nonceTaken: msg`This order is used up, or another one with its number was filled first.`,
  suspended: msg`The project is suspended or delisted, so its credits are not traded now.`,
  recalled: msg`No sound serial number of this vintage is left, so its credits are not traded here: nobody could retire them.`,
  paused: msg`The market is paused for now, so no order can be filled.`,
  payToken: msg`This order is to be paid in a token that the market does not admit. Such an order is never filled, and may be a trick.`,
  band: msg`Its price lies outside of the band that the stakers have set, so it cannot be filled now.`,
  own: msg`This is your own order: somebody else has to fill it.`,
  notForYou: msg`Its maker named another account: only that one can fill it.`,
  uncovered: msg`Its maker does not have now what the order promises, or has not allowed the market to take the payment.`,
};
