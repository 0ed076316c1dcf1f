import { msg } from "@lingui/core/macro";
import { INELIGIBILITIES, ineligibilitySentences } from "../ineligibility.ts";
import type { Sentences } from "./types.ts";

const governors = () => msg`These terms of a pool are malformed, so the pool refused them.`;

/** Errors of pools and of their factory. The names that begin with “Pool” are given in `explainPool`. */
export const poolSentences: Sentences = {
  PoolCapExceeded: ({ supply, cap }) =>
    msg`The pool would hold ${supply} t, more than its cap of ${cap} t. Deposit less, or wait until something is redeemed.`,
  PoolTokenInsufficientBalance: ({ balance, needed }) =>
    msg`You have ${balance} pool tokens; ${needed} are needed, the fee included.`,
  PoolTooManyLines: ({ maximum }) => msg`One call takes at most ${maximum} vintages.`,
  PoolLinesRequired: () => msg`Choose at least one vintage.`,
  PoolEntriesPaused: ({ until }) =>
    msg`The guardian has stopped deposits until ${until}. Redeeming and retiring always work.`,
  PoolAmountTooSmall: ({ amount, minimum }) =>
    msg`${amount} t is too little: at least ${minimum} t of a vintage, or all that the pool holds of it.`,
  VintageIneligible: ({ reason }) => {
    const why = INELIGIBILITIES[Number(reason)];
    return why === undefined || why === "None"
      ? msg`The pool's criteria do not let this vintage in.`
      : ineligibilitySentences[why];
  },
  MintedBelowMinimum: ({ minted, minimum }) =>
    msg`The deposit would give ${minted} pool tokens, less than the ${minimum} you agreed to. The fee has changed; look again.`,
  FeeAboveMaximum: ({ fee, maximum }) =>
    msg`The fee would be ${fee} pool tokens, more than the ${maximum} you agreed to. Look again.`,
  HoldingTooSmall: ({ amount, held }) =>
    msg`The pool holds ${held} t of this vintage; you asked for ${amount} t. Somebody may have redeemed meanwhile.`,
  QueueTooShort: ({ amount, found }) =>
    msg`Only ${found} t of the ${amount} t were found in so much of the queue. Let more vintages be taken, include suspended ones, or choose vintages yourself.`,
  VintageShort: () =>
    msg`The registry recalled serial numbers of this vintage, and nobody has made them good yet. Until then no pool takes it.`,
  VintageNotHeld: ({ vintage }) => msg`The pool does not hold vintage number ${vintage}.`,
  PoolNoFeesDue: () => msg`No fees are due: somebody may have collected them just now.`,
  NothingAnnounced: () => msg`No other criteria are announced.`,
  TransferToPool: () => msg`A pool's tokens cannot be sent to the pool itself. Redeem them instead.`,
  TransferDataInvalid: () =>
    msg`Credits are deposited by this page, not by a plain transfer: the pool sends back what says nothing.`,
  CallerNotHolder: () => msg`Only a pool or the retirement router may do this.`,
  PoolUnknown: ({ pool }) => msg`${pool} is no pool of the market.`,
  PoolNumberUnknown: ({ number }) => msg`There is no pool number ${number}.`,
  ReserveTooLate: () => msg`Places for pools are reserved before the first project is registered.`,
  TooManyPools: ({ maximum }) => msg`There are ${maximum} pools, and no more can be created.`,
  MaskInvalid: governors,
  ListTooLong: governors,
  ListEntryInvalid: governors,
  ListEntryTwice: governors,
  YearsInvalid: governors,
  ScoresInvalid: governors,
  CriteriaTooLarge: governors,
  FeeTooHigh: () => msg`A pool takes at most 10 % of what is deposited or redeemed.`,
  ImplementationWithoutCode: () => msg`The new code of the pools is no contract.`,
};
