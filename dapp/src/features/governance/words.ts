import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ProposalState, Support } from "../../data/governance.ts";
import type { PillTone } from "../../ui/index.ts";
import type { MomentKind } from "./timelineOf.ts";

/** A state in a word. A queued proposal that has waited long enough is `ready`, a cancelled one that was vetoed `vetoed`. */
export const stateWords: Record<ProposalState | "ready" | "vetoed", MessageDescriptor> = {
  pending: msg`Voting opens soon`,
  active: msg`Voting is open`,
  canceled: msg`Cancelled`,
  defeated: msg`Defeated`,
  succeeded: msg`Succeeded, to be queued`,
  queued: msg`Waiting in the queue`,
  ready: msg`Ready to be executed`,
  expired: msg`Expired`,
  executed: msg`Executed`,
  vetoed: msg`Vetoed by the guardian`,
};

/** The colours of the states. */
export const stateTones: Record<keyof typeof stateWords, PillTone> = {
  pending: "info",
  active: "good",
  canceled: "neutral",
  defeated: "neutral",
  succeeded: "good",
  queued: "warn",
  ready: "good",
  expired: "neutral",
  executed: "good",
  vetoed: "danger",
};

/** What a vote says, in a word. */
export const supportWords: Record<Support, MessageDescriptor> = {
  for: msg({ message: "For", context: "a vote" }),
  against: msg`Against`,
  abstain: msg`Abstain`,
};

/** What happened, or will, in a proposal's timeline. */
export const momentWords: Record<MomentKind, MessageDescriptor> = {
  created: msg({ message: "Proposed", context: "timeline" }),
  opens: msg`Votes are counted as of this second, and voting opens`,
  extended: msg`The quorum was reached late: voting stays open longer`,
  closes: msg`Voting closes`,
  succeeded: msg`Succeeded`,
  defeated: msg`Defeated`,
  queue: msg`Put into the queue, by anybody`,
  queued: msg`Put into the queue`,
  executable: msg`Can be executed from now on, by anybody`,
  executed: msg`Executed`,
  canceled: msg`Cancelled`,
  vetoed: msg`Vetoed by the guardian`,
};
