import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** What happened, for every kind of event that the chain's contracts tell of. */
export const eventWords: Record<string, MessageDescriptor> = {
  ProjectRegistered: msg`Project registered`,
  ProjectListed: msg`Project listed`,
  ProjectSuspended: msg`Project suspended`,
  ProjectReinstated: msg`Suspension lifted`,
  ProjectDelisted: msg`Project delisted`,
  ProjectScored: msg`Scored by a curator`,
  ScoreDiscarded: msg`Score discarded`,
  ProjectFlagged: msg`Flagged for review`,
  ProjectUnflagged: msg`Not flagged for review any more`,
  ProjectChallenged: msg`Listing challenged`,
  ChallengeUpheld: msg`Challenge upheld`,
  ChallengeDismissed: msg`Challenge dismissed`,
  ChallengeLapsed: msg`Challenge lapsed`,
  ProjectMetadataUpdated: msg`Project document replaced`,
  VintageRegistered: msg`Vintage registered`,
  BlockSubmitted: msg`Block of serial numbers submitted`,
  BlockConfirmed: msg`Block confirmed, credits issued`,
  BlockRejected: msg`Block rejected`,
  BlockWithdrawn: msg`Block withdrawn by its registrar`,
  BlockVoided: msg`Block void: its registrar lost the role`,
  Transferred: msg`Credits transferred`,
  Listed: msg`Credits offered for sale`,
  Bought: msg`Credits bought`,
  ListingCancelled: msg`Offer withdrawn`,
  Retired: msg`Credits retired`,
  CertificateIssued: msg`Certificate issued`,
};
