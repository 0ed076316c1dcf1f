import { encodeFunctionData, type Hex, keccak256, toBytes } from "viem";
import { readAbi } from "../../scripts/abi.ts";
import { ALICE } from "./events.ts";
import { addressOf, START, type TestEvent } from "./story.ts";

export const DAY = 86_400;
export const NATIVE = `0x${"0".repeat(40)}`;
export const ZERO_HASH = `0x${"0".repeat(64)}`;
export const CANCELLER = keccak256(toBytes("CANCELLER_ROLE"));

const event =
  (contract: string, name: string) =>
  (values: Record<string, unknown>): TestEvent => ({ contract, name, values });

/** One call of a proposal. */
export interface TestCall {
  target: string;
  value: bigint;
  data: Hex;
}

/** A call to one of our contracts, by its name in the address book. */
export const callTo = (contract: string, artifact: string, functionName: string, ...args: unknown[]): TestCall => ({
  target: addressOf(contract),
  value: 0n,
  data: encodeFunctionData({ abi: readAbi(artifact), functionName, args } as Parameters<typeof encodeFunctionData>[0]),
});

export const rawCall = (target: string, data: Hex, value = 0n): TestCall => ({ target, value, data });

export const SNAPSHOT = START + DAY;
export const DEADLINE = SNAPSHOT + 5 * DAY;

export const proposed = (
  proposalId: bigint,
  calls: TestCall[],
  { description = "# A title\n\nText.", proposer = ALICE, snapshot = SNAPSHOT, deadline = DEADLINE } = {},
): TestEvent =>
  event(
    "CarbontraceGovernor",
    "ProposalCreated",
  )({
    proposalId,
    proposer,
    targets: calls.map(({ target }) => target),
    values: calls.map(({ value }) => value),
    signatures: calls.map(() => ""),
    calldatas: calls.map(({ data }) => data),
    voteStart: snapshot,
    voteEnd: deadline,
    description,
  });

export const SUPPORT = { Against: 0, For: 1, Abstain: 2 } as const;

export const voted = (
  proposalId: bigint,
  voter: string,
  support: keyof typeof SUPPORT,
  weight: bigint,
  reason = "",
): TestEvent =>
  event("CarbontraceGovernor", "VoteCast")({ voter, proposalId, support: SUPPORT[support], weight, reason });

export const votedWithParams = (proposalId: bigint, voter: string, weight: bigint, params: Hex): TestEvent =>
  event(
    "CarbontraceGovernor",
    "VoteCastWithParams",
  )({ voter, proposalId, support: SUPPORT.For, weight, reason: "", params });

export const extended = (proposalId: bigint, extendedDeadline: number): TestEvent =>
  event("CarbontraceGovernor", "ProposalExtended")({ proposalId, extendedDeadline });

export const operationId = (n: bigint): string => `0x${n.toString(16).padStart(64, "0")}`;

export const scheduled = (id: string, calls: TestCall[], delay: number): TestEvent[] =>
  calls.map(({ target, value, data }, index) =>
    event("Timelock", "CallScheduled")({ id, index, target, value, data, predecessor: ZERO_HASH, delay }),
  );

/** The Timelock's events come first. */
export const queued = (proposalId: bigint, calls: TestCall[], now: number, delay = 2 * DAY): TestEvent[] => [
  ...scheduled(operationId(proposalId), calls, delay),
  event("CarbontraceGovernor", "ProposalQueued")({ proposalId, etaSeconds: now + delay }),
];

export const callExecuted = (id: string, index: number, { target, value, data }: TestCall): TestEvent =>
  event("Timelock", "CallExecuted")({ id, index, target, value, data });

/** @param effects What each call does, told before the Timelock tells the call. */
export const executed = (proposalId: bigint, calls: TestCall[], effects: TestEvent[][] = []): TestEvent[] => [
  ...calls.flatMap((call, index) => [
    ...(effects[index] ?? []),
    callExecuted(operationId(proposalId), index, call),
  ]),
  event("CarbontraceGovernor", "ProposalExecuted")({ proposalId }),
];

export const canceled = (proposalId: bigint): TestEvent =>
  event("CarbontraceGovernor", "ProposalCanceled")({ proposalId });

export const cancelled = (id: string): TestEvent => event("Timelock", "Cancelled")({ id });

export const ACTIONS = `0x${"ac".repeat(32)}`;

/** The guardian's event comes first. */
export const vetoed = (id: string): TestEvent[] => [
  event("Guardian", "Vetoed")({ operation: id, actions: ACTIONS }),
  cancelled(id),
];

// Settings

export const votingDelaySet = (oldVotingDelay: number, newVotingDelay: number): TestEvent =>
  event("CarbontraceGovernor", "VotingDelaySet")({ oldVotingDelay, newVotingDelay });
export const votingPeriodSet = (oldVotingPeriod: number, newVotingPeriod: number): TestEvent =>
  event("CarbontraceGovernor", "VotingPeriodSet")({ oldVotingPeriod, newVotingPeriod });
export const thresholdSet = (oldProposalThreshold: bigint, newProposalThreshold: bigint): TestEvent =>
  event("CarbontraceGovernor", "ProposalThresholdSet")({ oldProposalThreshold, newProposalThreshold });
export const quorumSet = (oldQuorumNumerator: number, newQuorumNumerator: number): TestEvent =>
  event("CarbontraceGovernor", "QuorumNumeratorUpdated")({ oldQuorumNumerator, newQuorumNumerator });
export const extensionSet = (oldVoteExtension: number, newVoteExtension: number): TestEvent =>
  event("CarbontraceGovernor", "LateQuorumVoteExtensionSet")({ oldVoteExtension, newVoteExtension });
export const minDelaySet = (oldDuration: number, newDuration: number): TestEvent =>
  event("Timelock", "MinDelayChange")({ oldDuration, newDuration });

// The Timelock's roles

export const timelockRoleGranted = (role: string, account: string): TestEvent =>
  event("Timelock", "RoleGranted")({ role, account, sender: ALICE });
export const timelockRoleRevoked = (role: string, account: string): TestEvent =>
  event("Timelock", "RoleRevoked")({ role, account, sender: ALICE });
export const timelockRoleAdminSet = (role: string, newAdminRole: string): TestEvent =>
  event("Timelock", "RoleAdminChanged")({ role, previousAdminRole: ZERO_HASH, newAdminRole });

// Guardian

export const paused = (by: string, until: number, restUntil: number): TestEvent =>
  event("Guardian", "Paused")({ by, until, restUntil });
export const unpaused = (restUntil: number): TestEvent => event("Guardian", "Unpaused")({ restUntil });
export const pauseAllowed = (): TestEvent => event("Guardian", "PauseAllowed")({});
export const targetsSet = (...targets: string[]): TestEvent => event("Guardian", "TargetsSet")({ targets });

export const targetDeaf = (target: string): TestEvent => event("Guardian", "TargetDeaf")({ target });

// Polls

export const pollOpened = (
  poll: number,
  opener: string,
  snapshot: number,
  options: number,
  questionCid: string,
): TestEvent =>
  event("SignalPolls", "PollOpened")({ poll, opener, snapshot, end: snapshot + 7 * DAY, options, questionCid });
export const signalCast = (poll: number, voter: string, option: number, votes: bigint): TestEvent =>
  event("SignalPolls", "SignalCast")({ poll, voter, option, votes });

// Treasury

export const spent = (token: string, to: string, amount: bigint): TestEvent =>
  event("TreasuryModule", "Spent")({ token, to, amount });
export const safeAdministered = (call: Hex): TestEvent => event("TreasuryModule", "SafeAdministered")({ call });
export const limitSet = (token: string, limit: bigint): TestEvent => event("SpendingGuard", "LimitSet")({ token, limit });
export const signersSpent = (token: string, to: string, amount: bigint, day: number, remaining = 0n): TestEvent =>
  event("SpendingGuard", "SignersSpent")({ token, to, amount, day, remaining });
export const safeReceived = (sender: string, value: bigint): TestEvent =>
  event("TreasurySafe", "SafeReceived")({ sender, value });
export const usdcSent = (from: string, to: string, value: bigint): TestEvent =>
  event("USDC", "Transfer")({ from, to, value });
