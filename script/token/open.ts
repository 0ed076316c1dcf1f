/** `npm run airdrop -- open`: publishes a proofs file and shows the call that opens its round, or proposes it. */
import { print } from "../chain/command.ts";
import { CommandError } from "../chain/fail.ts";
import { cidOfFile, contentStore } from "../chain/ipfs.ts";
import { signerOf } from "../chain/keys.ts";
import { networkOf } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import { showTree } from "./build.ts";
import { readProofs } from "./files.ts";
import { checkProofs } from "./proofsFile.ts";
import { describeRound, findProposal, proposalProblem, proposeRound, showProposal } from "./propose.ts";
import {
  chainNow,
  deadlineProblem,
  findRound,
  longestVote,
  readRounds,
  roundArguments,
  roundProblem,
} from "./round.ts";
import { formatMoment, parseDeadline } from "./times.ts";
import type { AirdropTree } from "./tree.ts";

export interface OpenOptions {
  readonly file: string;
  readonly deadline: string;
  readonly network: string;
  readonly propose: boolean;
}

/** Checks everything first. A round that is open, or under vote, with the same root is left as it is. */
export async function open(options: OpenOptions): Promise<number> {
  const network = networkOf(options.network);
  const { tree, bytes } = readProofs(options.file);
  const fault = checkProofs(tree);
  if (fault !== undefined) throw new CommandError(`${options.file} ${fault}`);
  const protocol = await Protocol.connect(network);
  const done = await alreadyDone(protocol, tree);
  if (done !== undefined) {
    print(`${done} Nothing to do.`);
    return 0;
  }
  const cid = await cidOfFile(bytes);
  const deadline = await deadlineOf(protocol, options.deadline, tree, cid);
  const args = roundArguments(tree, deadline, cid);
  const refusal = await protocol.wouldFail(protocol.address("Timelock"), "MerkleAirdrop", "openRound", args);
  if (refusal !== undefined) throw new CommandError(`the airdrop would refuse the round: ${refusal}`);
  const proposer = options.propose ? signerOf("proposer", network) : undefined;
  const proposal = describeRound(protocol, tree, args, deadline, cid, proposer?.address);
  const problem = proposer && (await proposalProblem(protocol, proposer.address, proposal));
  if (problem !== undefined) throw new CommandError(`the Governor would refuse the proposal: ${problem}`);

  await contentStore(network.local).add(bytes);
  print(`On ${network.name} (chain ${protocol.chainId}):`);
  showTree(tree);
  print("start       when the proposal is executed");
  print(`deadline    ${formatMoment(deadline)}`);
  print(`proofs      ${cid}, published`);
  showProposal(proposal);
  if (proposer === undefined) {
    print("Nothing was sent. Add --propose, or make this proposal on the page of the Governor.");
    return 0;
  }
  const { id, transaction } = await proposeRound(protocol, proposer, proposal);
  print(`Proposal ${id} by ${proposer.address}: ${transaction}`);
  return 0;
}

/** Why there is nothing to do, or `undefined`. Throws where the tree cannot be the next round. */
async function alreadyDone(protocol: Protocol, tree: AirdropTree): Promise<string | undefined> {
  const rounds = await readRounds(protocol);
  const existing = tree.contract === rounds.contract ? await findRound(protocol, tree.round) : undefined;
  if (existing !== undefined && existing.root === tree.root)
    return `Round ${tree.round} is open with this root, until ${formatMoment(existing.deadline)}.`;
  const problem = roundProblem(tree, protocol.chainId, rounds);
  if (problem !== undefined) throw new CommandError(problem);
  const proposed = await findProposal(protocol, tree);
  if (proposed === undefined) return undefined;
  return `Round ${tree.round} is proposed already with this root: proposal ${proposed.id} is ${proposed.state}.`;
}

async function deadlineOf(protocol: Protocol, text: string, tree: AirdropTree, cid: string): Promise<number> {
  const now = await chainNow(protocol);
  const parsed = parseDeadline(text, now, now);
  if (!parsed.ok) throw new CommandError(`--deadline (a moment, or days from now): ${parsed.error}`);
  const vote = await longestVote(protocol, roundArguments(tree, parsed.value, cid));
  const problem = await deadlineProblem(protocol, parsed.value, now, vote);
  if (problem !== undefined) throw new CommandError(problem);
  return parsed.value;
}
