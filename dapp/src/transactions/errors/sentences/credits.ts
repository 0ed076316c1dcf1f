import { msg } from "@lingui/core/macro";
import type { Sentences } from "./types.ts";

/** Errors of projects, vintages and issuance. */
export const creditSentences: Sentences = {
  RegistryNotAdmitted: () => msg`This registry is not admitted.`,
  RegistryAlreadyAdmitted: ({ code }) => msg`The registry ${code} is already admitted.`,
  TooManyRegistries: () => msg`No more registries can be admitted.`,
  ProjectAlreadyRegistered: ({ project }) => msg`This project is already registered, as number ${project}.`,
  ProjectUnknown: ({ project }) => msg`There is no project number ${project}.`,
  TooManyProjects: () => msg`No more projects can be registered.`,
  ProjectStatusForbids: ({ project }) => msg`The status of project ${project} does not allow this.`,
  ClassRequired: () => msg`A project is listed with a class.`,
  CountryInvalid: () => msg`A country must be a code of two capital letters.`,
  LabelAlreadyAdmitted: () => msg`A label with this name is already admitted.`,
  TooManyLabels: () => msg`No more labels can be admitted.`,
  LabelsUnknown: () => msg`The vintage names a label that is not admitted.`,
  ProjectNotListed: ({ project }) => msg`Project ${project} was never listed, so its credits cannot be traded.`,
  ProjectClosed: ({ project }) =>
    msg`Project ${project} is suspended or delisted. Its credits cannot be listed or bought now; what you hold you can always retire.`,
  VintageAlreadyRegistered: ({ vintage }) => msg`This vintage is already registered, as number ${vintage}.`,
  VintageUnknown: ({ vintage }) => msg`There is no vintage number ${vintage}.`,
  TooManyVintages: () => msg`No more vintages of this project can be registered.`,
  DateInvalid: ({ date }) => msg`${date} is not a calendar date since 1990.`,
  YearOutsidePeriod: ({ year }) => msg`The vintage year ${year} lies outside the monitoring period.`,
  VintageOverflow: () => msg`One vintage cannot hold that many tonnes.`,
  CallerNotPeer: () => msg`Only another contract of the protocol may call this.`,
  OperatorNotAdmitted: () => msg`This operator of serial numbers is not admitted for the registry.`,
  OperatorsUnnamed: () => msg`This registry's serial numbers name no operator; it has the one it has.`,
  TooMuchEvidence: ({ most }) => msg`A project is proposed with at most ${most} documents of evidence.`,
  OperatorAlreadyAdmitted: () => msg`This operator of serial numbers is already admitted.`,
  TooManyOperators: () => msg`No more operators of serial numbers can be admitted.`,
  SerialsInvalid: () => msg`The block of serial numbers ends before it starts, or starts at zero.`,
  QuantityMismatch: ({ quantity, serials }) =>
    msg`The quantity ${quantity} is not the number of serials in the block, ${serials}.`,
  BlockTooLarge: () => msg`A block of serial numbers cannot hold that many tonnes.`,
  BatchInvalid: () => msg`A registry counts its batches from 1.`,
  RecipientInvalid: () => msg`The credits need a recipient.`,
  RegistryMismatch: () => msg`The vintage belongs to a project of another registry.`,
  BlockUnknown: ({ blockId }) => msg`There is no block of serial numbers with number ${blockId}.`,
  BlockNotPending: ({ blockId }) => msg`Block ${blockId} is no longer pending.`,
  CallerHidden: () => msg`Call this directly, not through the access manager: it must be seen who acts.`,
  VerifierIsRegistrar: () => msg`Whoever submitted a block, or reported what happened to it, cannot confirm that.`,
  CallerNotRegistrar: () => msg`Only the registrar who submitted the block can do this.`,
  DigestMismatch: () => msg`The block is not the one that was checked.`,
  NeighbourWrong: () => msg`The named neighbour is not the nearest block below.`,
  SerialsOverlap: ({ blockId, other }) =>
    msg`Block ${blockId} contains serial numbers that were already accepted in block ${other}.`,
  BatchBoundElsewhere: ({ batch }) => msg`Batch ${batch} belongs to another project or monitoring period.`,
  IntervalBeyondIssued: () => msg`More serial numbers were asked for than this vintage ever had.`,
  IntervalEmpty: () => msg`An empty amount has no serial numbers.`,
  TooManyParticipants: () => msg`No more registrars, verifiers or recipients can be recorded.`,
  BlockNotReplaceable: ({ blockId }) =>
    msg`Block ${blockId} cannot be submitted again: only its own registrar does that, and only after it was rejected, withdrawn or void.`,
  SplitInvalid: ({ blockId, secondStart }) =>
    msg`Block ${blockId} cannot be split at ${secondStart}: a split lies between two serial numbers of an issued block that is not split yet.`,
  CustodyUnknown: ({ custody }) =>
    msg`The registry has no custody statement number ${custody}. A block is confirmed with the number of one.`,
  TooManyBlocks: () => msg`No more blocks of serial numbers can be recorded.`,
};
