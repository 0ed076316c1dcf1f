import { msg } from "@lingui/core/macro";
import type { Sentences } from "./types.ts";

/*
 * Errors of signed orders, of several listings at once, of price bands and of the retirement router. Amounts of money have a token where
 * the action knew it (see `inToken.ts`); without one the sentence says no figures.
 */

/** Errors of the market's further trades. */
export const tradingSentences: Sentences = {
  AmountNotInLots: ({ amount, lot }) =>
    msg`This listing is sold in lots of ${lot} t only; ${amount} t is no whole number of them.`,
  PayTokenDiffers: () => msg`The listings are priced in different tokens. Buy those of one token at a time.`,
  ListEmpty: () => msg`There is nothing to list or to buy.`,
  OrderExpired: ({ deadline }) => msg`The order was good until ${deadline}. Ask its maker for a new one.`,
  CounterDiffers: () => msg`The maker has cancelled all orders that were signed until then, and this one with them.`,
  NonceUsed: () => msg`This order was cancelled or is used up, or another one with its number was filled first.`,
  TakerNotNamed: ({ named }) => msg`The maker named another account, ${named}: only that one can fill this order.`,
  TakerIsMaker: () => msg`This is your own order: somebody else has to fill it.`,
  AmountExceedsOrder: ({ amount, remaining }) =>
    msg`The order has ${remaining} t left; you asked for ${amount} t. Somebody may have filled it meanwhile.`,
  AmountBelowOrderMinFill: ({ amount, minFill }) =>
    msg`The maker trades at least ${minFill} t at a time; you asked for ${amount} t.`,
  ProceedsBelowMinimum: ({ proceeds, minimum, token }) =>
    token === undefined
      ? msg`You would receive less than you agreed to. Look at the new quote and try again.`
      : msg`You would now receive ${proceeds} ${token}, less than the ${minimum} ${token} you agreed to. Look at the new quote and try again.`,
  OrderNotOpen: () => msg`The order is not open now, so it cannot be announced.`,
  SignatureTooLong: ({ limit }) => msg`The signature is longer than ${limit} bytes, so the order cannot be announced.`,
  OrderNotForSale: () => msg`This is an order to buy: nothing can be bought from it.`,
  CallerNotRouter: () => msg`Only the retirement router may do this.`,
  PriceOutsideBand: ({ unitPrice, low, high, token }) =>
    token === undefined
      ? msg`The price lies outside of the band that the stakers have set, so it is not traded.`
      : msg`${unitPrice} ${token} for a tonne lies outside of the band that the stakers have set, from ${low} to ${high} ${token}, so it is not traded.`,
  BandInvalid: () => msg`A price band reaches at most down to zero and up to the double.`,
  ClassUnassigned: () => msg`The project has no class yet, so there is no price band for its class.`,
  PathInvalid: () =>
    msg`The chosen way of payment does not lead to what the seller or the pool takes. Choose another one.`,
  OrderNotToSell: () => msg`One of the orders is to buy: nothing can be retired from it.`,
  TonnesTooFew: ({ tonnes, minimum }) => msg`${tonnes} t is too little: at least ${minimum} t are retired.`,
  SourceTooSmall: ({ tonnes, available }) =>
    msg`Only ${available} t of the ${tonnes} t are there in this way. Somebody may have bought meanwhile.`,
  PaymentExceedsMaximum: ({ payment, maximum, token }) =>
    token === undefined
      ? msg`It would now cost more than you agreed to. Look at the new quote and try again.`
      : msg`It would now cost ${payment} ${token}, more than the ${maximum} ${token} you agreed to. Look at the new quote and try again.`,
  TonnesBelowMinimum: ({ tonnes, minimum }) =>
    msg`Your payment would now retire ${tonnes} t, less than the ${minimum} t you agreed to. Look at the new quote and try again.`,
  PaymentDeliveredShort: () =>
    msg`The token delivered another amount than it was told to. Tokens that keep a fee on transfers cannot be used here.`,
  PermitInvalid: () => msg`Your wallet's signature has another form than the token takes. Approve the payment instead.`,
};
