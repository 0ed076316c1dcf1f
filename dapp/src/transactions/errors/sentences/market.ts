import { msg } from "@lingui/core/macro";
import type { Sentences } from "./types.ts";

/** Errors of the market. */
export const marketSentences: Sentences = {
  ListingUnknown: () => msg`There is no such listing.`,
  ListingClosed: () => msg`This listing is sold out or was cancelled.`,
  ListingExpired: ({ expiry }) => msg`This listing expired on ${expiry}. Its seller can take back what is left.`,
  AmountTooSmall: ({ amount, minimum }) =>
    msg`${amount} t is below the smallest amount that can be traded, ${minimum} t.`,
  // The contracts of the token have an error of this name too, without a maximum: more than there is.
  AmountTooLarge: ({ amount, maximum }) =>
    maximum === undefined
      ? msg`${amount} CRBN is more than there is.`
      : msg`${amount} t is more than one listing can hold, ${maximum} t.`,
  AmountExceedsRemaining: ({ amount, remaining }) =>
    msg`The listing has ${remaining} t left; you asked for ${amount} t. Somebody may have bought meanwhile.`,
  AmountBelowMinFill: ({ amount, minFill }) =>
    msg`The seller sells at least ${minFill} t at a time; you asked for ${amount} t.`,
  MinFillInvalid: ({ minFill }) =>
    msg`The smallest purchase of ${minFill} t is not possible: it must be a multiple of 0.001 t, at most 16,777.215 t and not above the amount.`,
  UnitPriceInvalid: () => msg`The price of one tonne must be above zero and within the market's bounds.`,
  ExpiryInvalid: ({ expiry }) => msg`The listing cannot end on ${expiry}: its end must lie in the future, before 2106.`,
  PayTokenNotAdmitted: ({ payToken }) => msg`The token ${payToken} is not admitted for payment.`,
  TooManyPayTokens: () => msg`The market cannot admit any more pay tokens.`,
  // Which token it is the action knows, see `inToken.ts`.
  TotalExceedsMaximum: ({ total, maximum, token }) =>
    token === undefined
      ? msg`The purchase now costs more than you agreed to. Look at the new quote and try again.`
      : msg`The purchase now costs ${total} ${token}, more than the ${maximum} ${token} you agreed to. Look at the new quote and try again.`,
  DeadlinePassed: ({ deadline }) => msg`The time for this was over on ${deadline}. Nothing was carried out.`,
  BuyerIsSeller: () => msg`This is your own listing. Cancel it to get the credits back.`,
  CallerNotSeller: () => msg`Only the seller can change or cancel this listing.`,
  PayTokenDeliveredShort: ({ payToken }) =>
    msg`The pay token ${payToken} delivered another amount than it was told to. Tokens that keep a fee on transfers are refused.`,
  CommissionTooHigh: ({ rate, maximum }) => msg`A commission of ${rate} is above the bound of ${maximum}.`,
  DiscountTooHigh: ({ percent }) => msg`A discount of ${percent} % is more than the whole commission.`,
  DirectTransferRefused: () => msg`The market takes credits only through a listing, not by a transfer.`,
};
