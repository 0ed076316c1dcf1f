import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Tier } from "../../data/index.ts";

/** What each tier may do in governance, in addition to the tiers below it. */
export const rightWords: Record<Tier, MessageDescriptor> = {
  1: msg`Vote and delegate`,
  2: msg`Open a temperature check`,
  3: msg`Submit proposals`,
  4: msg`Challenge a project's curation`,
};
