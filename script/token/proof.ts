/** `npm run airdrop -- proof`: what an address can claim. */
import { print } from "../chain/command.ts";
import { CommandError } from "../chain/fail.ts";
import { networkOf } from "../chain/networks.ts";
import { Protocol } from "../chain/protocol.ts";
import { groupDigits } from "../registry/integer.ts";
import { formatCrbn } from "./amount.ts";
import { readProofs } from "./files.ts";
import { claimOf } from "./proofsFile.ts";
import { parseAccount } from "./recipients.ts";
import { findRound } from "./round.ts";
import { type AirdropTree, type Claim, verifyClaim } from "./tree.ts";

export interface ProofOptions {
  readonly file: string;
  readonly network?: string;
}

/** Prints amount and proof. Throws if the file does not name the address, or its proof leads elsewhere than to its root. */
export async function proof(text: string, { file, network }: ProofOptions): Promise<number> {
  const parsed = parseAccount(text);
  if (!parsed.ok) throw new CommandError(`the address ${parsed.error.message}`);
  const { account } = parsed.value;
  const { tree } = readProofs(file);
  const claim = claimOf(tree, account);
  if (claim === undefined) {
    const count = groupDigits(tree.claims.length);
    throw new CommandError(`${account} is not among the ${count} recipients of round ${tree.round} in ${file}`);
  }
  if (!verifyClaim(tree, tree.root, claim))
    throw new CommandError(`${file} has a proof for ${account} that does not lead to its root ${tree.root}`);
  const onChain = network === undefined ? undefined : await askChain(network, tree, claim);
  print(`account   ${account}`);
  print(`amount    ${formatCrbn(claim.amount)} (${claim.amount} wei)`);
  print(`round     ${tree.round} of ${tree.contract} on chain ${tree.chainId}`);
  print(`root      ${tree.root}`);
  print(`proof     [${claim.proof.join(",")}]`);
  print("verified  the proof leads to the root");
  if (onChain !== undefined) print(`on chain  ${onChain}`);
  return 0;
}

/** A file proves nothing by itself: anybody can make one with a root of its own. */
async function askChain(network: string, tree: AirdropTree, { account, amount }: Claim): Promise<string> {
  const protocol = await Protocol.connect(networkOf(network));
  const contract = protocol.address("MerkleAirdrop");
  if (tree.chainId !== protocol.chainId || tree.contract !== contract)
    throw new CommandError(
      `the file is for ${tree.contract} on chain ${tree.chainId}; "${network}" has ${contract} on chain ${protocol.chainId}`,
    );
  const open = await findRound(protocol, tree.round);
  if (open === undefined) return "the round is not open yet";
  if (open.root !== tree.root)
    throw new CommandError(`round ${tree.round} has the root ${open.root}, the file has ${tree.root}`);
  const args = [BigInt(tree.round), account];
  const paid = await protocol.read<bigint>("MerkleAirdrop", "claimedOf", args);
  const due = await protocol.read<bigint>("MerkleAirdrop", "claimable", [...args, amount]);
  return `the round has this root; paid ${formatCrbn(paid)}, claimable now ${formatCrbn(due)}`;
}
