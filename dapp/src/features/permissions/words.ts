import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { type Address, zeroAddress } from "viem";
import type { HolderKind, TimelockRole } from "../../data/permissions.ts";

const kindWords: Record<HolderKind, MessageDescriptor> = {
  vote: msg`The stakers, by vote`,
  guardianSafe: msg`The guardian Safe`,
  contract: msg`A contract`,
  person: msg`A person's key`,
};

/** Who an account is, in a word. */
export function holderWord(account: Address, kind: HolderKind): MessageDescriptor {
  return account === zeroAddress ? msg`Nobody: the zero address` : kindWords[kind];
}

/** What the protocol's roles are for, by their labels on chain. */
export const roleWords: Readonly<Record<string, MessageDescriptor>> = {
  ADMIN: msg`Gives and takes every role, and says which role may call what`,
  UPGRADER: msg`Replaces a contract's code`,
  GUARDIAN: msg`Stops entries for a while, and vetoes a queued operation once`,
  UNPAUSER: msg`Reopens entries, allows another pause, names the contracts that are paused`,
  PROGRAMME_ADMIN: msg`Admits registries, serial operators and labels`,
  CURATION_COUNCIL: msg`Lists projects that their curators let pass, suspends them for 14 days, and lifts that`,
  CURATOR: msg`Scores projects`,
  PROJECT_ADMIN: msg`Suspends and delists projects, rules upon challenges, discards scores`,
  REGISTRAR: msg`Registers projects and vintages, and submits blocks of serial numbers`,
  VERIFIER: msg`Confirms or rejects blocks that somebody else submitted`,
  MARKET_ADMIN: msg`Sets commission, discounts and pay tokens`,
  VESTING_ADMIN: msg`Grants, approves tranches and revokes, within the buckets`,
  AIRDROP_ADMIN: msg`Opens rounds of the airdrop`,
  STAKING_ADMIN: msg`Sets the staking tiers, and takes back reward money that is promised to nobody`,
  REWARDS_ADMIN: msg`Opens and weighs farms, starts schedules of rewards, and takes back what belongs to nobody`,
  TREASURER: msg`Pays from the treasury`,
  SAFE_ADMIN: msg`Changes the treasury Safe, and what its signers may spend`,
};

/** What the Timelock's roles are for. */
export const timelockWords: Record<TimelockRole["name"], MessageDescriptor> = {
  PROPOSER_ROLE: msg`Puts operations into the Timelock`,
  EXECUTOR_ROLE: msg`Executes them when they are ready`,
  CANCELLER_ROLE: msg`Cancels them while they wait`,
  DEFAULT_ADMIN_ROLE: msg`Gives and takes these roles`,
};

/** What no vote, no key and no guardian can change. */
export const fixedWords: readonly MessageDescriptor[] = [
  msg`The code of Governor, Timelock, AccessManager, Guardian, SignalPolls, TreasuryModule and SpendingGuard: they cannot be upgraded, only replaced by a vote that waits seven days.`,
  msg`The two delays, counted from when a proposal is queued: two days for an ordinary one, seven for one that changes code, roles or the machinery of governance. They are constants of the Governor.`,
  msg`The bounds of the voting delay, the voting period, the proposal threshold and the quorum, and the floor of 5,000,000 sCRBN under the quorum.`,
  msg`The guardian's 16 days, its rest of 16 days, and that it vetoes the same calls once.`,
  msg`The text of a certificate once it is issued.`,
];
