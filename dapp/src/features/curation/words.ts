import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ChallengeStatus, Criterion, Suspender } from "../../data/curation/index.ts";

/** The criteria. */
export const criterionWords: Record<Criterion, MessageDescriptor> = {
  additionality: msg`Additionality`,
  integrity: msg`Environmental integrity`,
  socialBenefit: msg`Social benefit`,
  permanence: msg`Permanence`,
};

/** What each criterion asks. */
export const criterionQuestions: Record<Criterion, MessageDescriptor> = {
  additionality: msg`Would it not have happened anyway?`,
  integrity: msg`Are its tonnes real, measured and unique?`,
  socialBenefit: msg`What is it to the people around it?`,
  permanence: msg`Will the tonnes stay where they are?`,
};

/** Who suspends. */
export const suspenderWords: Record<Suspender, MessageDescriptor> = {
  Council: msg`the curation council`,
  Challenge: msg`a challenge`,
  Stakers: msg`the stakers, by vote`,
};

/** What became of a challenge. */
export const challengeWords: Record<ChallengeStatus, MessageDescriptor> = {
  Open: msg({ message: "Open", context: "challenge" }),
  Upheld: msg`Upheld`,
  Dismissed: msg`Dismissed`,
  Lapsed: msg`Lapsed`,
};
