/** Opening a round of the airdrop: what must hold, what is sent. The command and the local seed go this way. */
import type { Address, Hex } from "viem";
import { CommandError } from "../chain/fail.ts";
import type { ContentStore } from "../chain/ipfs.ts";
import type { Signer } from "../chain/keys.ts";
import type { Protocol } from "../chain/protocol.ts";
import { formatCrbn } from "./amount.ts";
import { formatMoment } from "./times.ts";
import type { AirdropTree } from "./tree.ts";

/** Number of the community bucket in `Bucket` (ITokenVesting.sol). */
const COMMUNITY = 3;

/** How far ahead a round must start, so that its transaction is mined before {s}: on the local chain, elsewhere. */
const LEAD = { local: 10, public: 300 } as const;

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

/** When a round runs {s since 1970}. */
export interface RoundTimes {
  readonly start: number;
  readonly deadline: number;
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

/** The earliest start that a round can be opened with now {s}. */
export function earliestStart(protocol: Protocol, now: number): number {
  return now + (protocol.network.local ? LEAD.local : LEAD.public);
}

/** Why a round cannot run then, or `undefined` if it can. */
export async function timesProblem(protocol: Protocol, { start, deadline }: RoundTimes, now: number) {
  const earliest = earliestStart(protocol, now);
  if (start < earliest)
    return `the start, ${formatMoment(start)}, must be ${earliest - now} s ahead or more, so that the transaction is mined before it: now is ${formatMoment(now)}`;
  const open = Number(
    (await protocol.read<bigint>("MerkleAirdrop", "VESTING_DURATION")) +
      (await protocol.read<bigint>("MerkleAirdrop", "MIN_GRACE")),
  );
  if (deadline < start + open)
    return `the deadline, ${formatMoment(deadline)}, is earlier than ${formatMoment(start + open)}, 30 days after all has vested`;
  return undefined;
}

/** Stores the proofs file and opens the round. The chain refuses what {@link roundProblem} and {@link timesProblem} would. */
export async function openRound(
  protocol: Protocol,
  admin: Signer,
  store: ContentStore,
  tree: AirdropTree,
  file: Uint8Array,
  times: RoundTimes,
): Promise<{ readonly cid: string; readonly transaction: Hex }> {
  const cid = await store.add(file);
  const receipt = await protocol.send(admin, "MerkleAirdrop", "openRound", roundArguments(tree, times, cid));
  const opened = await findRound(protocol, tree.round);
  if (opened?.root !== tree.root) throw new CommandError(`round ${tree.round} was opened with another root`);
  return { cid, transaction: receipt.transactionHash };
}

/** What `MerkleAirdrop.openRound` is called with. */
export function roundArguments(tree: AirdropTree, { start, deadline }: RoundTimes, cid: string): readonly unknown[] {
  return [BigInt(tree.round), tree.root, tree.total, start, deadline, cid];
}
