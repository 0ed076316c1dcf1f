import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Inflow, Outflow } from "../../data/treasury.ts";

/** Where the treasury's money came from. */
export const inflowWords: Record<Inflow, MessageDescriptor> = {
  genesis: msg`Its part of the supply, at genesis`,
  commission: msg`Commission on purchases`,
  stakingFee: msg`Its part of staking rewards`,
  reserveReclaim: msg`Reward money that was promised to nobody`,
  grantRevocation: msg`Revoked grants`,
  airdropSweep: msg`Unclaimed airdrop`,
  other: msg`Other transfers`,
};

/** Who sent it away. */
export const outflowWords: Record<Outflow, MessageDescriptor> = {
  vote: msg`By vote`,
  signers: msg`By signers`,
  other: msg`Otherwise`,
};
