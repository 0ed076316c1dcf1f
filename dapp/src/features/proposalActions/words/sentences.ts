import { codeSentences } from "./code.tsx";
import { creditSentences } from "./credits.tsx";
import { curationSentences } from "./curation.tsx";
import { governanceSentences } from "./governance.tsx";
import { marketSentences } from "./market.tsx";
import type { Sentences } from "./sentence.ts";
import { tokenSentences } from "./tokens.tsx";
import { ownTokenSentences, treasurySentences } from "./treasury.tsx";

/** Words for every call that a proposal is likely to make; what is missing here is shown by its names. */
export const sentences: Sentences = {
  ...marketSentences,
  ...creditSentences,
  ...curationSentences,
  ...tokenSentences,
  ...treasurySentences,
  ...ownTokenSentences,
  ...governanceSentences,
  ...codeSentences,
};
