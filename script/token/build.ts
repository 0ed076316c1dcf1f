/** `npm run airdrop -- build`: from a list of recipients to a tree and its file of proofs. */
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { print } from "../chain/command.ts";
import { CommandError } from "../chain/fail.ts";
import { cidOfFile, jsonBytes } from "../chain/ipfs.ts";
import { networkOf } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import { groupDigits, parseUint, UINT32_MAX } from "../registry/integer.ts";
import { formatCrbn, MAX_AMOUNT, parseCrbn } from "./amount.ts";
import { replacesOther, requireFile, requireReplaceable, writeWhole } from "./files.ts";
import { proofsBytes } from "./proofsFile.ts";
import { formatNotice, formatRefusal, parseAccount, type RecipientList, readRecipients } from "./recipients.ts";
import { bucketProblem, findRound, readRounds } from "./round.ts";
import { type AirdropTree, buildTree, dumpTree, type RoundPlace } from "./tree.ts";

export interface BuildOptions {
  readonly round: string;
  /** default: `CARBONTRACE_NETWORK`, else local; not asked if a contract is named */
  readonly network?: string;
  readonly contract?: string;
  readonly chainId?: string;
  readonly total?: string;
  readonly merge: boolean;
  readonly out: string;
  readonly tree?: string;
}

/** Exit code 1 if a row or the list as a whole is refused; then nothing is written. */
export async function build(path: string, options: BuildOptions): Promise<number> {
  const file = basename(path);
  const round = countOf("--round", options.round);
  const stated = options.total === undefined ? undefined : parseCrbn(options.total);
  if (stated !== undefined && !stated.ok) throw new CommandError(`--total ${stated.error}`);
  requireFile(path);
  const { place, protocol } = await placeOf(round, options);
  const list = await readRecipients(createReadStream(path), file, { merge: options.merge, contract: place.contract });
  for (const notice of list.notices) print(formatNotice(file, notice));
  for (const refusal of list.refusals) print(formatRefusal(file, refusal));
  const refused = new Set(list.refusals.map(({ line }) => line)).size;
  // Of a list with refused rows no sum means anything.
  const problem = refused > 0 ? undefined : totalProblem(list, stated?.value);
  if (problem !== undefined) print(`${file}: ${problem}`);
  if (refused > 0 || problem !== undefined) {
    const what = refused > 0 ? `${groupDigits(refused)} of ${groupDigits(list.rows)} rows` : "the list as a whole";
    print(`refused ${what} · nothing was written`);
    return 1;
  }
  const tree = buildTree(place, list.recipients);
  if (protocol !== undefined) await compareWithChain(protocol, tree);
  const bytes = proofsBytes(tree);
  requireReplaceable(options.out, tree);
  const replaced = replacesOther(options.out, bytes);
  if (options.tree !== undefined) writeWhole(options.tree, jsonBytes(dumpTree(tree)));
  writeWhole(options.out, bytes);
  showTree(tree);
  if (replaced) print(`replaced    ${options.out} held another list for this round`);
  print(`proofs      ${options.out} (${groupDigits(bytes.byteLength)} bytes, ${await cidOfFile(bytes)})`);
  if (options.tree !== undefined) print(`tree        ${options.tree}`);
  return 0;
}

/** The tree in words. */
export function showTree({ round, contract, chainId, root, total, claims }: AirdropTree): void {
  print(`round       ${round} of ${contract} on chain ${chainId}`);
  print(`recipients  ${groupDigits(claims.length)}`);
  print(`total       ${formatCrbn(total)}`);
  print(`root        ${root}`);
}

/** Where the tree is valid: said by options, or asked of a network. */
async function placeOf(
  round: number,
  { network, contract, chainId }: BuildOptions,
): Promise<{ readonly place: RoundPlace; readonly protocol: Protocol | undefined }> {
  const id = chainId === undefined ? undefined : countOf("--chain-id", chainId);
  if (contract === undefined) {
    const protocol = await Protocol.connect(networkOf(network ?? process.env.CARBONTRACE_NETWORK ?? "local"));
    if (id !== undefined && id !== protocol.chainId)
      throw new CommandError(`the network "${protocol.network.name}" is chain ${protocol.chainId}, not chain ${id}`);
    return { place: { chainId: protocol.chainId, contract: protocol.address("MerkleAirdrop"), round }, protocol };
  }
  if (network !== undefined)
    throw new CommandError("name either --contract or --network: a network knows its contract");
  if (id === undefined) throw new CommandError("--contract needs --chain-id beside it: both are part of every leaf");
  const parsed = parseAccount(contract);
  if (!parsed.ok) throw new CommandError(`--contract ${parsed.error.message}`);
  return { place: { chainId: id, contract: parsed.value.account, round }, protocol: undefined };
}

function totalProblem({ recipients }: RecipientList, stated: bigint | undefined): string | undefined {
  const total = recipients.reduce((sum, { amount }) => sum + amount, 0n);
  if (stated !== undefined && total !== stated) {
    const difference = total > stated ? `${formatCrbn(total - stated)} more` : `${formatCrbn(stated - total)} less`;
    return `the amounts add up to ${formatCrbn(total)}, ${difference} than the stated ${formatCrbn(stated)}`;
  }
  if (total > MAX_AMOUNT)
    return `the amounts add up to ${formatCrbn(total)}, more than the whole supply, 1,000,000,000 CRBN`;
  return undefined;
}

/** Throws if the round is open with another tree, or the community bucket cannot pay this one. */
async function compareWithChain(protocol: Protocol, tree: AirdropTree): Promise<void> {
  const open = await findRound(protocol, tree.round);
  if (open !== undefined) {
    if (open.root !== tree.root)
      throw new CommandError(`round ${tree.round} is open with the root ${open.root}, this list makes ${tree.root}`);
    print("notice: the round is open already, with this root");
    return;
  }
  const { count, left } = await readRounds(protocol);
  const problem = bucketProblem(tree.total, left);
  if (problem !== undefined) throw new CommandError(problem);
  if (tree.round !== count + 1)
    print(`notice: the next round of this network is number ${count + 1}: round ${tree.round} cannot be opened yet`);
}

function countOf(option: string, text: string): number {
  const count = parseUint(text, UINT32_MAX);
  if (!count.ok) throw new CommandError(`${option} ${count.error}`);
  if (count.value === 0n) throw new CommandError(`${option} counts from 1`);
  return Number(count.value);
}
