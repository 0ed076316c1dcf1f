import { msg } from "@lingui/core/macro";
import type { Sentences } from "./types.ts";

const technical = () => msg`The contract refused the call for a technical reason. Nothing was changed.`;
const byVoteOnly = () => msg`This can be done by a vote of the stakers only.`;
const notNow = () => msg`The proposal is not in the state that this needs; it may have moved on. Look at it again.`;
const operationState = () =>
  msg`The operation is not in the state that this needs: it may still be waiting, or be done.`;
const malformed = () => msg`The proposal is malformed: each call needs an address, a value and its data.`;

/** Errors of the Governor, the Timelock, the guardian, polls and the treasury, and of the pause that contracts share. */
export const governanceSentences: Sentences = {
  EntriesPaused: ({ until }) =>
    msg`The guardian has stopped entries until ${until}. Retiring, withdrawing, claiming and cancelling always work.`,
  CallerNotGuardian: () => msg`Only the guardian contract pauses and reopens.`,

  // The Governor and polls share this error: what each takes is said together.
  TierTooLow: () =>
    msg`Your account's own locked position is too low: proposing takes Gold or Platinum, opening a poll Silver or better.`,
  SettingOutOfBounds: ({ setting, value, least, most }) =>
    msg`The setting “${setting}” cannot be ${value}: it must lie between ${least} and ${most}.`,
  GovernorAlreadyCastVote: () => msg`Your account has voted on this proposal already. A vote cannot be changed.`,
  GovernorAlreadyQueuedProposal: () => msg`The proposal is in the queue already.`,
  GovernorDisabledDeposit: () => msg`The Governor takes no money. Send it to the treasury instead.`,
  GovernorInsufficientProposerVotes: ({ votes, threshold }) =>
    msg`Proposing takes ${threshold} votes; your account had ${votes} a second ago.`,
  GovernorInvalidProposalLength: malformed,
  GovernorInvalidQuorumFraction: () => msg`A quorum cannot be more than all votes.`,
  GovernorInvalidSignature: () => msg`The signed vote is not valid.`,
  GovernorInvalidVoteParams: technical,
  GovernorInvalidVoteType: () => msg`A vote is for, against or abstain.`,
  GovernorInvalidVotingPeriod: () => msg`A voting period cannot be nothing.`,
  GovernorNonexistentProposal: () => msg`There is no such proposal.`,
  GovernorOnlyExecutor: byVoteOnly,
  GovernorPreventLateQuorumVoteExtensionTooLarge: technical,
  GovernorProposalQueueingFailed: technical,
  GovernorProposalQueueingNotRequired: technical,
  RelayRefused: () => msg`The Governor does not call the Timelock by a vote.`,
  GovernorRestrictedProposer: () => msg`The description names another account as its only proposer.`,
  GovernorUnableToCancel: () => msg`Only the proposer can cancel a proposal, and only before voting opens.`,
  GovernorUnexpectedProposalState: notNow,
  ERC6372InconsistentClock: technical,

  AccessControlBadConfirmation: technical,
  AccessControlUnauthorizedAccount: byVoteOnly,
  TimelockInsufficientDelay: technical,
  TimelockInvalidOperationLength: malformed,
  TimelockUnauthorizedCaller: byVoteOnly,
  TimelockUnexecutedPredecessor: operationState,
  TimelockUnexpectedOperationState: operationState,

  GuardianRests: ({ restUntil }) =>
    msg`The guardian rests until ${restUntil}. Until then only a vote lets it pause again.`,
  OperationNotPending: () => msg`The Timelock has no such operation waiting.`,
  VetoedBefore: ({ at }) => msg`These calls were vetoed before, on ${at}. The stakers have the last word.`,
  TargetInvalid: ({ target }) => msg`${target} is not a contract that this guardian pauses.`,
  TargetTwice: ({ target }) => msg`${target} is named twice.`,
  TooManyTargets: ({ count, limit }) => msg`${count} contracts are too many: at most ${limit} can be paused together.`,

  PollStillOpen: ({ poll, end }) =>
    msg`Your poll number ${poll} is open until ${end}. An account has one poll open at a time.`,
  OptionCountInvalid: ({ options }) => msg`A poll has 2 to 10 options, not ${options}.`,
  // Also the name of a monitoring period's error, which says neither how long nor what it could be.
  PeriodInvalid: ({ period, least, most }) =>
    period === undefined
      ? msg`The monitoring period ends before it starts.`
      : msg`A poll cannot be open for ${period} days: it must be ${least} to ${most} days.`,
  PollUnknown: ({ poll }) => msg`There is no poll number ${poll}.`,
  PollNotOpen: () => msg`Voting begins in the second after the poll was opened. Try again in a moment.`,
  PollClosed: ({ end }) => msg`Voting in this poll ended on ${end}.`,
  OptionUnknown: () => msg`The poll has no such option.`,
  AlreadyVoted: () => msg`Your account has answered this poll already. An answer cannot be changed.`,
  NoVotes: () => msg`Your account had no votes when the poll was opened, so it cannot answer.`,

  CodeChanged: ({ target }) =>
    msg`The code at ${target} is no longer the one that was voted on, so the proposal cannot be executed.`,

  PayeeInvalid: ({ to }) => msg`The treasury cannot pay ${to}.`,
  TokenInvalid: ({ token }) => msg`${token} is no token.`,
  PaymentFailed: ({ to }) =>
    msg`The payment to ${to} failed. The treasury may hold too little, or the payee refuses it.`,
  SafeRefused: () => msg`The treasury Safe refused the change.`,
  CallerNotSafe: () => msg`Only the treasury Safe asks its guard.`,
  DelegatecallRefused: () => msg`The treasury's signers cannot make a delegatecall.`,
  RefundRefused: () => msg`The treasury's signers cannot have their gas refunded.`,
  SafeCallRefused: () => msg`The treasury's signers can neither change nor pay the Safe itself.`,
  CallRefused: ({ to }) =>
    msg`The treasury's signers may only transfer listed tokens; this call to ${to} is something else.`,
  LimitExceeded: ({ token }) => msg`This is more of ${token} than the signers may still spend within 31 days.`,
  TransactionFailed: () => msg`The treasury's transaction failed and is not counted.`,
  LimitTooLarge: () => msg`The limit is larger than can be stored.`,
};
