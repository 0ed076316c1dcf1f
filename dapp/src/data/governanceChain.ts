import type { Abi, Address, Hex } from "viem";
import { addressOf, contracts } from "../chain/contracts.ts";
import { governance } from "../chain/governance.ts";
import { publicClient } from "../chain/wagmi.ts";
import { type DecodedLog, type LogQuery, readLogs } from "./chain/logs.ts";
import { readHead } from "./chainClock.ts";
import {
  type GovernanceTerms,
  PROPOSAL_STATES,
  type Proposal,
  type ProposalHead,
  type ProposalStanding,
  type ProposalState,
  type ProposalStep,
  SUPPORTS,
  titleOf,
  type Vote,
  type VotingAccount,
  type Wait,
} from "./governance.ts";
import { NotFoundError, type Sourced } from "./model.ts";

const { governor, stakedCrbn } = contracts;

/** How many votes a page shows; the same for both sources. */
export const MAX_VOTES = 200;

/** How a proposal stands. The chain alone is believed here: a late index would offer a vote that is over. */
export async function readStanding(id: bigint): Promise<ProposalStanding> {
  const of = { ...governor, args: [id] } as const;
  const [head, state, snapshot, deadline, eta, [against, inFavour, abstain]] = await Promise.all([
    readHead(),
    publicClient.readContract({ ...of, functionName: "state" }),
    publicClient.readContract({ ...of, functionName: "proposalSnapshot" }),
    publicClient.readContract({ ...of, functionName: "proposalDeadline" }),
    publicClient.readContract({ ...of, functionName: "proposalEta" }),
    publicClient.readContract({ ...of, functionName: "proposalVotes" }),
  ]);
  // The quorum of a second that is to come is not known; what it would be now is the best guess.
  const quorumFixed = snapshot < head.timestamp;
  const at = quorumFixed ? snapshot : head.timestamp - 1n;
  const quorum = await publicClient.readContract({ ...governor, functionName: "quorum", args: [at] });
  return {
    state: PROPOSAL_STATES[state] as ProposalState,
    snapshot,
    deadline,
    eta,
    for: inFavour,
    against,
    abstain,
    quorum,
    quorumFixed,
  };
}

/** What holds for every proposal. */
export async function readGovernanceTerms(): Promise<GovernanceTerms> {
  const { timestamp } = await readHead();
  const [votingDelay, votingPeriod, lateQuorumExtension, threshold, quorum, votes, pausedUntil] = await Promise.all([
    publicClient.readContract({ ...governor, functionName: "votingDelay" }),
    publicClient.readContract({ ...governor, functionName: "votingPeriod" }),
    publicClient.readContract({ ...governor, functionName: "lateQuorumVoteExtension" }),
    publicClient.readContract({ ...governor, functionName: "proposalThreshold" }),
    publicClient.readContract({ ...governor, functionName: "quorum", args: [timestamp - 1n] }),
    publicClient.readContract({ ...stakedCrbn, functionName: "totalSupply" }),
    publicClient.readContract({ ...governance.guardian, functionName: "pausedUntil" }),
  ]);
  return {
    votingDelay: BigInt(votingDelay),
    votingPeriod: BigInt(votingPeriod),
    lateQuorumExtension: BigInt(lateQuorumExtension),
    threshold,
    quorum,
    votes,
    pausedUntil,
  };
}

/** How long these calls would wait in the Timelock if they were queued now. */
export async function readWait(calls: Proposal["calls"]): Promise<Wait> {
  const args = [calls.map(({ target }) => target), calls.map(({ calldata }) => calldata)] as const;
  const [delay, ...classes] = await Promise.all([
    publicClient.readContract({ ...governor, functionName: "delayOf", args }),
    ...calls.map(({ target, calldata }) =>
      publicClient.readContract({ ...governor, functionName: "isProtected", args: [target, calldata] }),
    ),
  ]);
  return { delay, protected: classes.includes(true) };
}

/** What the calls send of the chain's own coin beyond what the Timelock holds {wei}: whoever executes adds it. */
export async function readMissingValue(calls: Proposal["calls"]): Promise<bigint> {
  const needed = calls.reduce((sum, { value }) => sum + value, 0n);
  if (needed === 0n) return 0n;
  const held = await publicClient.getBalance({ address: addressOf("Timelock") });
  return needed > held ? needed - held : 0n;
}

/** What an account can do with a proposal, and whether it has. */
export async function readVotingAccount(id: bigint, account: Address): Promise<VotingAccount> {
  const [head, snapshot, voted] = await Promise.all([
    readHead(),
    publicClient.readContract({ ...governor, functionName: "proposalSnapshot", args: [id] }),
    publicClient.readContract({ ...governor, functionName: "hasVoted", args: [id, account] }),
  ]);
  const votes =
    snapshot < head.timestamp
      ? publicClient.readContract({ ...stakedCrbn, functionName: "getPastVotes", args: [account, snapshot] })
      : publicClient.readContract({ ...stakedCrbn, functionName: "getVotes", args: [account] });
  if (!voted) return { votes: await votes, cast: null };
  const logs = await readLogs(
    ["VoteCast", "VoteCastWithParams"].map((name) => query(name, { voter: account })),
    head.number,
  );
  const log = logs.find(({ args }) => args.proposalId === id);
  return { votes: await votes, cast: log ? toVote(log) : null };
}

function query(eventName: string, args?: LogQuery["args"]): LogQuery {
  const { address, abi } = governor;
  return { address, abi: abi as Abi, eventName, ...(args && { args }) };
}

function toHead({ args, timestamp }: DecodedLog): ProposalHead {
  return {
    id: args.proposalId as bigint,
    title: titleOf(args.description as string),
    proposer: args.proposer as Address,
    createdAt: timestamp,
  };
}

function toVote({ args, timestamp, transactionHash }: DecodedLog): Vote {
  return {
    voter: args.voter as Address,
    support: SUPPORTS[args.support as number] ?? "abstain",
    weight: args.weight as bigint,
    reason: args.reason as string,
    at: timestamp,
    transaction: transactionHash,
  };
}

/** Every proposal from the Governor's logs, the newest first. */
export async function readProposalsFromChain(): Promise<Sourced<ProposalHead[]>> {
  const { number } = await readHead();
  const logs = await readLogs([query("ProposalCreated")], number);
  return { value: logs.map(toHead).reverse(), source: "chain", block: { number } };
}

const STEPS: Readonly<Record<string, ProposalStep["kind"]>> = {
  ProposalCreated: "Created",
  ProposalExtended: "Extended",
  ProposalQueued: "Queued",
  ProposalExecuted: "Executed",
  ProposalCanceled: "Canceled",
  Vetoed: "Vetoed",
  Cancelled: "Canceled",
};
const UNTIL: Readonly<Record<string, string>> = {
  ProposalCreated: "voteEnd",
  ProposalExtended: "extendedDeadline",
  ProposalQueued: "etaSeconds",
};

function toStep({ eventName, args, timestamp, transactionHash }: DecodedLog): ProposalStep {
  const until = UNTIL[eventName];
  return {
    kind: STEPS[eventName] as ProposalStep["kind"],
    actor: (args.proposer as Address | undefined) ?? null,
    until: until ? BigInt(args[until] as bigint) : null,
    at: timestamp,
    transaction: transactionHash,
  };
}

/** A veto is an event of the guardian's, about the operation; other cancellations of it are the Timelock's alone. */
async function readCancellation(id: bigint, head: bigint): Promise<DecodedLog[]> {
  const operation = await publicClient.readContract({ ...governor, functionName: "operationOf", args: [id] });
  if (BigInt(operation) === 0n) return [];
  const { guardian, timelock } = governance;
  const [vetoed, cancelled] = await Promise.all([
    readLogs([{ ...guardian, abi: guardian.abi as Abi, eventName: "Vetoed", args: { operation } }], head),
    readLogs([{ ...timelock, abi: timelock.abi as Abi, eventName: "Cancelled", args: { id: operation } }], head),
  ]);
  return vetoed.length > 0 ? vetoed : cancelled;
}

/** A proposal from the logs of the Governor, the guardian and the Timelock. */
export async function readProposalFromChain(id: bigint): Promise<Sourced<Proposal>> {
  const { number } = await readHead();
  const names = ["ProposalCreated", "ProposalExtended", "ProposalQueued", "ProposalExecuted", "ProposalCanceled"];
  const [logs, ballots, cancellation] = await Promise.all([
    readLogs(
      names.map((name) => query(name)),
      number,
    ),
    readLogs([query("VoteCast"), query("VoteCastWithParams")], number),
    readCancellation(id, number),
  ]);
  const own = logs.filter(({ args }) => args.proposalId === id);
  const created = own.find(({ eventName }) => eventName === "ProposalCreated");
  if (!created) throw new NotFoundError(`proposal ${id}`);
  const { targets, values, calldatas, description } = created.args as {
    targets: Address[];
    values: bigint[];
    calldatas: Hex[];
    description: string;
  };
  const votes = ballots
    .filter(({ args }) => args.proposalId === id)
    .map(toVote)
    .sort((a, b) => (a.weight < b.weight ? 1 : a.weight > b.weight ? -1 : 0));
  const value: Proposal = {
    ...toHead(created),
    description,
    calls: targets.map((target, index) => ({
      target,
      value: values[index] ?? 0n,
      calldata: calldatas[index] ?? "0x",
    })),
    steps: [...own, ...cancellation].map(toStep),
    votes: votes.slice(0, MAX_VOTES),
    voteCount: votes.length,
  };
  return { value, source: "chain", block: { number } };
}
