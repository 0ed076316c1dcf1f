import { msg } from "@lingui/core/macro";
import type { Sentences } from "./types.ts";

/** Errors of what can be issued, of custody, and of what becomes of serial numbers beside retiring. */
export const provenanceSentences: Sentences = {
  VerifiedTotalExceeded: ({ allotted, verified }) =>
    msg`${allotted} t would be allotted, more than the ${verified} t that were verified of this project and period.`,
  PeriodsOverlap: ({ otherStart, otherEnd }) =>
    msg`The project has a verified total for ${otherStart} to ${otherEnd} already, and no day is verified twice.`,
  AllotmentExceeded: ({ tonnes, allotted }) =>
    msg`With this block ${tonnes} t would be issued of the vintage; ${allotted} t are allotted to it.`,
  AllotmentBelowIssued: ({ tonnes, issued }) =>
    msg`An allotment of ${tonnes} t is less than the ${issued} t that are issued of the vintage already.`,
  RegistrarIsVerifier: () => msg`Whoever verified the total of a period does not allot it.`,
  LengthsDiffer: () => msg`There must be as many amounts as vintages.`,
  // A pool's error of this name tells tonnes; where pools are dealt with it has a name of its own.
  CapExceeded: ({ share, cap }) =>
    share === undefined
      ? msg`The pool would hold more than its cap. Deposit less, or wait until something is redeemed.`
      : msg`This project type, country or registry already holds ${share} of all allotted tonnes, above its cap of ${cap}.`,
  NotAboveItsCaps: () => msg`Neither the project's type, nor its country, nor its registry is above its cap.`,
  CallerIsRegistrar: () => msg`Whoever submits blocks does not state what the registry account holds.`,
  CapOutOfBounds: () => msg`A cap lies between 0.01 % and 100 %.`,
  StatementUnknown: ({ custody }) => msg`The registry has no custody statement number ${custody}.`,
  CustodyDateInvalid: ({ date }) => msg`${date} is not a calendar date, or lies in the future.`,
  SerialsExhausted: ({ amount, sound }) =>
    msg`${amount} t were asked for; only ${sound} t of this vintage still have sound serial numbers, because the registry recalled or reversed the others.`,
  WholeSerialsExhausted: ({ tonnes, available }) =>
    msg`${tonnes} whole tonnes were asked for; ${available} are left whole.`,
  ExitTooScattered: ({ fits }) => msg`The serial numbers lie in too many places. Up to ${fits} t can leave at once.`,
  TonneNotIssued: ({ tonne }) => msg`The vintage has no tonne number ${tonne}.`,
  CancellationTooSmall: ({ amount, minimum }) => msg`${amount} t is below the smallest cancellation, ${minimum} t.`,
  NothingIsShort: () => msg`Every credit of this vintage has a sound serial number.`,
  TonnesRequired: () => msg`At least one whole tonne is released to the registry.`,
  RequestUnknown: ({ request }) => msg`There is no request number ${request}.`,
  RequestStatusForbids: ({ request }) => msg`Request ${request} has moved on; this is no longer possible.`,
  CallerNotOwner: () => msg`Only the owner of a request withdraws it.`,
  RegistrarIsOwner: () => msg`A registrar does not decide on a request of their own.`,
  WithdrawalTooEarly: ({ from }) => msg`The registrar has time to answer until ${from}; then you can withdraw it.`,
  SerialsImpaired: () => msg`The registry recalled or reversed some of these serial numbers.`,
  SerialsOutsideBlock: ({ blockId }) => msg`Not all of these serial numbers lie in block ${blockId}.`,
  SerialsNotConsumed: () =>
    msg`Some of these serial numbers are not wholly consumed: they circulate, or are reserved or released.`,
  SerialsAlreadySettled: () => msg`Some of these serial numbers are settled at the registry already.`,
  BlockNotIssued: ({ blockId }) => msg`Block ${blockId} was never issued.`,
  ImpairmentAlreadyReported: ({ blockId }) => msg`A report on block ${blockId} waits for a verifier already.`,
  ImpairmentNotReported: ({ blockId }) => msg`No report on block ${blockId} waits.`,
  ImpairmentDiffers: ({ blockId }) => msg`The report on block ${blockId} is not the one that you read. Look again.`,
  ImpairmentKindRequired: () => msg`Say whether the registry recalled the units or reversed them.`,
};
