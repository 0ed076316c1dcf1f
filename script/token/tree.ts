/** The Merkle tree of a round: OpenZeppelin's StandardMerkleTree with the leaves that `MerkleAirdrop.leafOf` hashes. */
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import type { Address, Hex } from "viem";
import type { Recipient } from "./recipients.ts";

/** Types of a leaf: chain id, contract, round, account, amount. */
export const LEAF_ENCODING = ["uint256", "address", "uint256", "address", "uint256"] as const;

/** Where a tree is valid, part of every leaf. */
export interface RoundPlace {
  readonly chainId: number;
  /** address of MerkleAirdrop */
  readonly contract: Address;
  /** from 1 */
  readonly round: number;
}

export interface AirdropTree extends RoundPlace {
  readonly root: Hex;
  /** what the round needs {wei} */
  readonly total: bigint;
  /** ordered by address, whatever the order of the list */
  readonly claims: readonly Claim[];
}

/** What one account can claim, and the proof of it. */
export interface Claim extends Recipient {
  readonly proof: readonly Hex[];
}

type Leaf = [chainId: string, contract: string, round: string, account: string, amount: string];

/** Builds the tree. The same recipients give the same tree in any order. There is at least one, and each only once. */
export function buildTree(place: RoundPlace, recipients: readonly Recipient[]): AirdropTree {
  const ordered = [...recipients].sort((a, b) => (a.account.toLowerCase() < b.account.toLowerCase() ? -1 : 1));
  const tree = treeOf(place, ordered);
  const claims: Claim[] = [];
  for (const [index] of tree.entries()) {
    claims.push({ ...(ordered[index] as Recipient), proof: tree.getProof(index) as Hex[] });
  }
  const total = ordered.reduce((sum, { amount }) => sum + amount, 0n);
  const { chainId, contract, round } = place;
  return { chainId, contract, round, root: tree.root as Hex, total, claims };
}

/** The whole tree in OpenZeppelin's own format "standard-v1", for its own tools. */
export function dumpTree(tree: AirdropTree): object {
  return treeOf(tree, tree.claims).dump();
}

/** Whether a root grants this amount to this account. */
export function verifyClaim(place: RoundPlace, root: Hex, { account, amount, proof }: Claim): boolean {
  return StandardMerkleTree.verify(root, [...LEAF_ENCODING], leafOf(place, { account, amount }), [...proof]);
}

function treeOf(place: RoundPlace, recipients: readonly Recipient[]): StandardMerkleTree<Leaf> {
  return StandardMerkleTree.of(
    recipients.map((recipient) => leafOf(place, recipient)),
    [...LEAF_ENCODING],
  );
}

function leafOf({ chainId, contract, round }: RoundPlace, { account, amount }: Recipient): Leaf {
  return [String(chainId), contract, String(round), account, String(amount)];
}
