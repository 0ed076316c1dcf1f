import { msg } from "@lingui/core/macro";
import type { Sentences } from "./types.ts";

const technical = () => msg`The contract refused the call for a technical reason. Nothing was changed.`;

/** Errors of the token, of staking, its reward reserve and its votes. */
export const stakingSentences: Sentences = {
  CRBNInsufficientBalance: ({ balance, needed }) => msg`You have ${balance} CRBN; ${needed} CRBN are needed.`,
  CRBNInsufficientAllowance: ({ allowance, needed }) =>
    msg`Staking may take ${allowance} CRBN from your account; ${needed} CRBN are needed. Approve the amount first.`,
  StakingPaused: ({ until }) =>
    msg`Staking is paused until ${until}: nothing can be staked, added, renewed or moved up. Claiming, withdrawing and delegating always work.`,
  AllocationsNotSupply: () => msg`The first holders' shares do not sum to the supply.`,
  AmountZero: () => msg`The amount must be above zero.`,
  AmountBelowMinimum: ({ amount, minimum }) =>
    msg`${amount} CRBN is below the tier's minimum of ${minimum} CRBN. Stake more, or choose a lower tier.`,
  AmountPromised: ({ amount, available }) =>
    msg`${amount} CRBN cannot be taken out of the reward reserve: only ${available} CRBN of it are promised to nobody.`,
  TierInvalid: () => msg`A position needs one of the four tiers.`,
  TierNotHigher: () => msg`A position's tier never falls, and a move up needs a higher tier than it has.`,
  TierNotKept: () => msg`A renewal keeps the position's tier. To change it, move the position up.`,
  TierTermsInvalid: ({ minimum, lock, apyBps }) =>
    msg`A tier cannot have a minimum of ${minimum} CRBN, a lock of ${lock} days and an APY of ${apyBps}.`,
  LockTooLong: ({ lock, maximum }) =>
    msg`The tier now locks for ${lock} days, longer than the ${maximum} days that you agreed to. Look at the new terms and try again.`,
  ApyTooLow: ({ apyBps, minimum }) =>
    msg`The tier now yields ${apyBps} a year, less than the ${minimum} that you agreed to. Look at the new terms and try again.`,
  InsufficientRewardReserve: ({ needed, available }) =>
    msg`The reward reserve can promise ${available} CRBN more, and this stake's reward would be ${needed} CRBN. Stake less, or without a reward.`,
  PositionUnknown: () => msg`Your account has no such position, or has withdrawn it.`,
  PositionLocked: ({ unlock }) => msg`The position is locked until ${unlock}.`,
  UnlockEarlier: ({ unlock, current }) =>
    msg`The new lock would end on ${unlock}, before the present one on ${current}. A lock never ends earlier.`,
  UnlockTooLate: () => msg`The lock would end after the year 2106.`,
  NothingToClaim: () => msg`There is nothing new to claim yet.`,
  NoFeesDue: () => msg`The treasury has received its part of every reward.`,
  NotTransferable: () => msg`Staked CRBN cannot be transferred or approved. Withdraw it first.`,
  VotesExpiredSignature: ({ expiry }) => msg`The signed delegation expired on ${expiry}.`,
  ERC5805FutureLookup: technical,
  CheckpointUnorderedInsertion: technical,
};
