/** `npm run airdrop -- open`: publishes a proofs file and opens its round, as the airdrop admin. */
import { print } from "../chain/command.ts";
import { CommandError } from "../chain/fail.ts";
import { cidOfFile, contentStore } from "../chain/ipfs.ts";
import { findSigner, signerOf } from "../chain/keys.ts";
import { networkOf } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import type { Result } from "../registry/result.ts";
import { showTree } from "./build.ts";
import { readProofs } from "./files.ts";
import { checkProofs } from "./proofsFile.ts";
import {
  chainNow,
  earliestStart,
  findRound,
  openRound,
  type RoundTimes,
  readRounds,
  roundArguments,
  roundProblem,
  timesProblem,
} from "./round.ts";
import { formatMoment, parseDeadline, parseMoment } from "./times.ts";

export interface OpenOptions {
  readonly file: string;
  readonly start: string;
  readonly deadline: string;
  readonly network: string;
  readonly send: boolean;
}

/** Checks everything, shows it, and with `send` does it. A round that is open with the same root is left as it is. */
export async function open(options: OpenOptions): Promise<number> {
  const network = networkOf(options.network);
  const { tree, bytes } = readProofs(options.file);
  const fault = checkProofs(tree);
  if (fault !== undefined) throw new CommandError(`${options.file} ${fault}`);
  const protocol = await Protocol.connect(network);
  const rounds = await readRounds(protocol);
  const existing = tree.contract === rounds.contract ? await findRound(protocol, tree.round) : undefined;
  if (existing !== undefined && existing.root === tree.root) {
    print(`Round ${tree.round} is open with this root, until ${formatMoment(existing.deadline)}. Nothing to do.`);
    return 0;
  }
  const problem = roundProblem(tree, protocol.chainId, rounds);
  if (problem !== undefined) throw new CommandError(problem);
  const times = await timesOf(protocol, options);
  const cid = await cidOfFile(bytes);
  print(`On ${network.name} (chain ${protocol.chainId}):`);
  showTree(tree);
  print(`start       ${formatMoment(times.start)}`);
  print(`deadline    ${formatMoment(times.deadline)}`);
  print(`proofs      ${cid}`);
  if (options.send) {
    const admin = signerOf("airdrop_admin", network);
    const { transaction } = await openRound(protocol, admin, contentStore(network.local), tree, bytes, times);
    print(`Round ${tree.round} is open: ${transaction}`);
    return 0;
  }
  const admin = findSigner("airdrop_admin", network);
  const args = roundArguments(tree, times, cid);
  const refusal = admin && (await protocol.wouldFail(admin.address, "MerkleAirdrop", "openRound", args));
  if (admin === undefined) print("No key of the airdrop admin is set: the chain was not asked whether it would agree.");
  if (refusal !== undefined) print(`The chain would refuse: ${refusal}`);
  print("Dry run: nothing was stored or sent. Add --send to open the round.");
  return refusal === undefined ? 0 : 1;
}

async function timesOf(protocol: Protocol, options: OpenOptions): Promise<RoundTimes> {
  const now = await chainNow(protocol);
  const start =
    options.start === "now" ? earliestStart(protocol, now) : required("--start", parseMoment(options.start, now));
  const deadline = required(
    "--deadline (a moment, or days after the start)",
    parseDeadline(options.deadline, start, now),
  );
  const problem = await timesProblem(protocol, { start, deadline }, now);
  if (problem !== undefined) throw new CommandError(problem);
  return { start, deadline };
}

function required(option: string, parsed: Result<number, string>): number {
  if (!parsed.ok) throw new CommandError(`${option}: ${parsed.error}`);
  return parsed.value;
}
