/** Opening a round of the airdrop: what must hold, and the call that the stakers vote on. */
import { type Address, encodeFunctionData, type Hex } from "viem";
import type { Protocol } from "../chain/protocol.ts";
import { formatCrbn } from "./amount.ts";
import { formatMoment } from "./times.ts";
import type { AirdropTree } from "./tree.ts";

/** Number of the community bucket in `Bucket` (ITokenVesting.sol). */
const COMMUNITY = 3;

/** How long after the earliest moment the queueing and the execution of a voted round may be put off {s}. */
const SLACK = 6 * 86_400;

/** A round on chain, as `MerkleAirdrop.roundOf` answers. */
export interface ChainRound {
  readonly root: Hex;
  readonly total: bigint;
  readonly claimed: bigint;
  readonly start: number;
  readonly deadline: number;
}

/** What the chain says about rounds. */
export interface RoundState {
  readonly contract: Address;
  /** how many rounds there are; the next has this number plus one */
  readonly count: number;
  /** what the community bucket has left for further rounds {wei} */
  readonly left: bigint;
}

export async function readRounds(protocol: Protocol): Promise<RoundState> {
  const count = await protocol.read<bigint>("MerkleAirdrop", "roundCount");
  const { left } = await protocol.read<{ left: bigint }>("TokenVesting", "ledgerOf", [COMMUNITY]);
  return { contract: protocol.address("MerkleAirdrop"), count: Number(count), left };
}

/** A round, or `undefined` if it is not open yet. */
export async function findRound(protocol: Protocol, round: number): Promise<ChainRound | undefined> {
  const count = await protocol.read<bigint>("MerkleAirdrop", "roundCount");
  if (round < 1 || BigInt(round) > count) return undefined;
  return protocol.read<ChainRound>("MerkleAirdrop", "roundOf", [BigInt(round)]);
}

/** Why a tree cannot be the next round of this chain, or `undefined` if it can. */
export function roundProblem(tree: AirdropTree, chainId: number, { contract, count, left }: RoundState) {
  if (tree.chainId !== chainId) return `the tree is for chain ${tree.chainId}, not for chain ${chainId}`;
  if (tree.contract !== contract) return `the tree is for the airdrop ${tree.contract}, not for ${contract}`;
  if (tree.round !== count + 1) return `the tree is for round ${tree.round}, but the next round is number ${count + 1}`;
  return bucketProblem(tree.total, left);
}

/** Why a total cannot be drawn from the community bucket. */
export function bucketProblem(total: bigint, left: bigint): string | undefined {
  if (total <= left) return undefined;
  return `the total, ${formatCrbn(total)}, is more than the community bucket has left, ${formatCrbn(left)}`;
}

/** The chain's time now, or the clock's if the last block is old {s}. */
export async function chainNow(protocol: Protocol): Promise<number> {
  const latest = await protocol.client.getBlock();
  if (!protocol.network.local) return Math.max(Number(latest.timestamp), Math.floor(Date.now() / 1_000));
  // A development chain's clock can be anywhere; its pending block knows.
  const pending = await protocol.client.getBlock({ blockTag: "pending" });
  return Number(pending.timestamp);
}

/**
 * How long it takes at most until a round that is proposed now is open {s}: the vote, the Timelock, and six days in which
 * somebody queues and executes it.
 */
export async function longestVote(protocol: Protocol, args: readonly unknown[]): Promise<number> {
  const governor = (name: string, ...values: unknown[]) =>
    protocol.read<bigint | number>("CarbontraceGovernor", name, values).then(Number);
  const call = openRoundCall(protocol, args);
  const spans = await Promise.all([
    governor("votingDelay"),
    governor("votingPeriod"),
    governor("lateQuorumVoteExtension"),
    governor("delayOf", [protocol.address("MerkleAirdrop")], [call]),
  ]);
  return spans.reduce((sum, span) => sum + span, SLACK);
}

/** Why a round that opens `vote` seconds from now at the latest cannot end then, or `undefined` if it can. */
export async function deadlineProblem(protocol: Protocol, deadline: number, now: number, vote: number) {
  const open = Number(
    (await protocol.read<bigint>("MerkleAirdrop", "VESTING_DURATION")) +
      (await protocol.read<bigint>("MerkleAirdrop", "MIN_GRACE")),
  );
  const earliest = now + vote + open;
  if (deadline >= earliest) return undefined;
  return `the deadline, ${formatMoment(deadline)}, is earlier than ${formatMoment(earliest)}: the vote takes up to ${vote / 86_400} days, and the round ends 30 days or more after all has vested`;
}

/** What `MerkleAirdrop.openRound` is called with. Vesting begins when the proposal is executed. */
export function roundArguments(tree: AirdropTree, deadline: number, cid: string): readonly unknown[] {
  return [BigInt(tree.round), tree.root, tree.total, 0, deadline, cid];
}

/** The call, as a proposal holds it. */
export function openRoundCall(protocol: Protocol, args: readonly unknown[]): Hex {
  return encodeFunctionData({ abi: protocol.abi("MerkleAirdrop"), functionName: "openRound", args });
}
