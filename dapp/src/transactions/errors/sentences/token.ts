import { msg } from "@lingui/core/macro";
import type { Sentences } from "./types.ts";

/** Errors of vesting and of the airdrop. */
export const tokenSentences: Sentences = {
  GrantUnknown: () => msg`There is no such grant.`,
  BucketExhausted: ({ amount, left }) => msg`The bucket has ${left} CRBN left; ${amount} CRBN were asked for.`,
  BucketKindMismatch: () => msg`The tokens of this bucket do not leave it in this way.`,
  ScheduleTooFast: ({ cliffDays, durationDays }) =>
    msg`Grants of this bucket have a cliff of ${cliffDays} days and vest over ${durationDays} days, or more slowly.`,
  CliffAfterEnd: ({ cliffDays, durationDays }) =>
    msg`The cliff after ${cliffDays} days comes later than the end after ${durationDays} days.`,
  StartInvalid: ({ start }) => msg`It cannot begin on ${start}.`,
  BeneficiaryInvalid: ({ beneficiary }) => msg`${beneficiary} cannot receive a grant.`,
  NothingToRelease: () => msg`Nothing of this grant has vested since the last claim. Try again later.`,
  GrantNotMilestone: () => msg`This grant vests with time; only grants by milestones have tranches.`,
  TrancheTooLarge: ({ amount, left }) =>
    msg`The grant has ${left} CRBN left to approve; the tranche would be ${amount} CRBN.`,
  GrantIrrevocable: () => msg`Grants of this bucket cannot be revoked.`,
  GrantAlreadyRevoked: () => msg`The grant was revoked before.`,
  NothingToRevoke: () => msg`All of the grant has vested, so there is nothing to revoke.`,
  // The certificates' notes have an error of this name too, about a certificate.
  CallerNotBeneficiary: ({ certificate }) =>
    certificate === undefined
      ? msg`This grant is not your account's (any more). Only its beneficiary can offer it to somebody.`
      : msg`Certificate ${certificate} does not name your account as its beneficiary.`,
  GrantNotOffered: () => msg`This grant is not offered to your account. The offer may have been withdrawn.`,
  CallerNotAirdrop: () => msg`Only the airdrop can take tokens for its rounds.`,
  RoundUnknown: ({ round }) => msg`The airdrop has no round ${round}.`,
  RoundNumberMismatch: ({ round, next }) =>
    msg`The list of recipients was made for round ${round}, but the next round is number ${next}.`,
  RootZero: () => msg`A round of the airdrop needs the root of its list of recipients.`,
  TotalZero: () => msg`A round of the airdrop needs a total above zero.`,
  DeadlineInvalid: ({ deadline, earliest }) =>
    msg`The deadline ${deadline} is not possible: it must lie on ${earliest} or later, when everything has vested, and before 2106.`,
  RoundNotStarted: ({ start }) => msg`This round of the airdrop begins on ${start}. Nothing can be claimed before.`,
  RoundClosed: ({ deadline }) => msg`This round of the airdrop ended on ${deadline}. Nothing can be claimed any more.`,
  RoundOpen: ({ deadline }) =>
    msg`This round of the airdrop is open until ${deadline}. Until then what is left belongs to its recipients.`,
  ProofInvalid: ({ account, amount }) =>
    msg`The round's list of recipients does not grant ${amount} CRBN to ${account}. Reload the page and try again.`,
  RoundExhausted: ({ amount, left }) =>
    msg`The round has ${left} CRBN left, too little to pay ${amount} CRBN: its list promises more than it was given.`,
  NothingToSweep: () => msg`Nothing is left of this round.`,
};
