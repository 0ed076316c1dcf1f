import { msg } from "@lingui/core/macro";
import type { Sentences } from "./types.ts";

/** Errors of curators' scores, suspensions and challenges. */
export const curationSentences: Sentences = {
  ScoreOutOfBounds: () => msg`Every score lies between 0 and 100.`,
  CuratorNotIndependent: ({ curator }) =>
    msg`${curator} registers or verifies credits, or once did, or registered this project, and so does not judge it.`,
  ProjectIsDelisted: ({ project }) => msg`Project ${project} is delisted for good, so it is not judged any more.`,
  ScoreUnknown: ({ project, curator }) => msg`${curator} has no score of project ${project} that counts.`,
  CurationInsufficient: ({ project }) =>
    msg`Project ${project} cannot be listed yet: too few curators have scored it, or an average is too low.`,
  CallerIsCurator: ({ project }) => msg`Whoever has scored project ${project} has no other part in it.`,
  SuspensionRests: ({ restUntil }) =>
    msg`This project was suspended without a vote not long ago. That is possible again from ${restUntil} on.`,
  SuspensionOfOthers: () => msg`Only whoever suspended the project, or the stakers by vote, can lift this suspension.`,
  CallerNotCuration: () => msg`Only the curation contract may call this.`,
  CallerNotChallenges: () => msg`Only the challenges' contract may call this.`,
  PlatinumRequired: () => msg`Challenging a project takes a locked Platinum position of your own.`,
  BondChanged: ({ expected, actual }) =>
    msg`The bond is now ${actual} CRBN, not the ${expected} CRBN that you agreed to. Look at it and try again.`,
  BondOutOfBounds: ({ least, most }) => msg`The bond must lie between ${least} CRBN and ${most} CRBN.`,
  BondAllowanceShort: ({ allowance, needed }) =>
    msg`The challenges' contract may take ${allowance} CRBN from your account; ${needed} CRBN are needed. Approve the bond first.`,
  AlreadyChallenged: ({ project }) => msg`Project ${project} is challenged already.`,
  ChallengeUnknown: ({ project }) => msg`Nobody challenges project ${project} now.`,
  ChallengeRuns: ({ until }) => msg`The stakers can still rule upon this challenge, until ${until}.`,
  ChallengeOver: ({ until }) => msg`The time to rule upon this challenge was over on ${until}. It can only lapse now.`,
  RewardNotFunded: ({ reward, available }) =>
    msg`The challenges' contract has ${available} CRBN for rewards; ${reward} CRBN are needed.`,
};
