import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import type { Tier } from "../../data/index.ts";

const tierWords: Record<Tier, MessageDescriptor> = {
  1: msg`Bronze`,
  2: msg`Silver`,
  3: msg`Gold`,
  4: msg`Platinum`,
};

/** Names the staking tiers in the reader's language. */
export function useTierName(): (tier: Tier) => string {
  const { _ } = useLingui();
  return (tier) => _(tierWords[tier]);
}
