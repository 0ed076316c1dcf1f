import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Bucket } from "../../data/vesting.ts";

/** The buckets' names. */
export const bucketNames: Record<Bucket, MessageDescriptor> = {
  team: msg`Team`,
  investors: msg`Investors`,
  sale: msg`Sale`,
  community: msg`Community`,
  ecosystem: msg`Ecosystem`,
  treasury: msg`Treasury`,
};

/** How a bucket's tokens leave it. */
export const bucketWays: Record<Bucket, MessageDescriptor> = {
  team: msg`Grants over 4 years or more, nothing in the first year; revocable`,
  investors: msg`Grants over 2 years or more; irrevocable`,
  sale: msg`Liquid from the start`,
  community: msg`Rounds of the airdrop`,
  ecosystem: msg`Grants by milestones; revocable`,
  treasury: msg`Liquid from the start`,
};
