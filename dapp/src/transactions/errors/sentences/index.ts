import { creditSentences } from "./credits.ts";
import { curationSentences } from "./curation.ts";
import { governanceSentences } from "./governance.ts";
import { marketSentences } from "./market.ts";
import { miningSentences } from "./mining.ts";
import { poolSentences } from "./pools.ts";
import { provenanceSentences } from "./provenance.ts";
import { retirementSentences } from "./retirement.ts";
import { stakingSentences } from "./staking.ts";
import { standardSentences } from "./standards.ts";
import { tokenSentences } from "./token.ts";
import { tradingSentences } from "./trading.ts";
import type { Sentences } from "./types.ts";

/** The sentence of every custom error, by its name. A test holds this table against the merged ABI. */
export const contractSentences: Sentences = {
  ...standardSentences,
  ...creditSentences,
  ...curationSentences,
  ...governanceSentences,
  ...marketSentences,
  ...miningSentences,
  ...poolSentences,
  ...provenanceSentences,
  ...retirementSentences,
  ...stakingSentences,
  ...tokenSentences,
  ...tradingSentences,
};
