import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { RoundPhase } from "../../data/airdrop.ts";
import type { PillTone } from "../../ui/index.ts";
import type { ProofsProblem } from "./proofs.ts";

/** Where a round is in its life, in a word. */
export const phaseWords: Record<RoundPhase, MessageDescriptor> = {
  coming: msg`Not begun`,
  vesting: msg`Open, vesting`,
  vested: msg`Open, all vested`,
  closed: msg`Closed`,
  swept: msg`Closed, rest returned`,
};

/** The colour of a phase. */
export const phaseTones: Record<RoundPhase, PillTone> = {
  coming: "info",
  vesting: "good",
  vested: "good",
  closed: "neutral",
  swept: "neutral",
};

/** Why a round's proofs file cannot be used, and what that means. */
export const problemSentences: Record<ProofsProblem, MessageDescriptor> = {
  noAddress: msg`The round names no file of proofs, so this page cannot say who is in it.`,
  missing: msg`The content store does not have the round's file of proofs. Try again later; what you are owed stays claimable until the deadline.`,
  unreachable: msg`The content store does not answer, so the round's file of proofs could not be read. Try again in a moment.`,
  tooLarge: msg`The round's file of proofs is too large for this page. On the command line, npm run airdrop -- proof finds a proof in it.`,
  malformed: msg`What the content store delivered is not a file of proofs, or parts of it are damaged. Nothing of it is used.`,
  otherChain: msg`The file of proofs is for another chain. Nothing of it is used.`,
  otherContract: msg`The file of proofs is for another airdrop contract. Nothing of it is used.`,
  otherRound: msg`The file of proofs is for another round. Nothing of it is used.`,
  otherRoot: msg`The file of proofs is for another list of recipients than the chain's. Nothing of it is used.`,
  proofInvalid: msg`The file's proof for this account does not lead to the round's root: the file was tampered with or damaged. Nothing can be claimed with it.`,
  incomplete: msg`The file does not name this account, but it does not name all recipients of the round either: it was tampered with or damaged.`,
};
