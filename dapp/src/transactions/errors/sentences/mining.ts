import { msg } from "@lingui/core/macro";
import type { Sentences } from "./types.ts";

const schedule = () => msg`The schedule of rewards is malformed, so the contract refused it.`;

/** Errors of liquidity mining. */
export const miningSentences: Sentences = {
  FarmUnknown: ({ farm }) => msg`There is no farm for the token ${farm}.`,
  FarmExists: ({ farm }) => msg`The token ${farm} has its farm already.`,
  TooManyFarms: ({ limit }) => msg`There are ${limit} farms, and no more can be opened.`,
  WeightTooHigh: ({ weight, limit }) => msg`A farm's weight is at most ${limit}, and not ${weight}.`,
  StakeTooLarge: () => msg`The farm cannot count that much stake.`,
  StakeTooSmall: ({ amount, staked }) => msg`You have ${staked} staked in this farm, and cannot withdraw ${amount}.`,
  EpochCountInvalid: schedule,
  EpochDurationInvalid: schedule,
  EmissionNotDeclining: schedule,
  EmissionTooLarge: schedule,
  ScheduleRunning: () => msg`A schedule begins when the one before is over.`,
  InsufficientFunds: ({ needed, available }) =>
    msg`The contract holds ${available} CRBN for rewards; ${needed} CRBN are needed.`,
  NothingArrived: () => msg`Nothing of the stake arrived, so the farm counts nothing. Nothing was changed.`,
  AmountNotFree: ({ available }) => msg`Only ${available} of it belong to nobody.`,
  FarmEntriesPaused: ({ until }) =>
    msg`The guardian has stopped staking in farms until ${until}. Withdrawing and claiming always work.`,
};
