import { type Address, concat, encodeAbiParameters, type Hex, keccak256, parseAbiParameters } from "viem";

/** Where a tree is valid: every leaf says so. */
export interface RoundPlace {
  chainId: number;
  contract: Address;
  round: number;
}

/** A leaf: chain id, contract, round, account, amount. */
const LEAF = parseAbiParameters("uint256, address, uint256, address, uint256");

/** The leaf of a recipient, hashed twice, as `MerkleAirdrop.leafOf` does. */
export function leafOf({ chainId, contract, round }: RoundPlace, account: Address, amount: bigint): Hex {
  const fields = [BigInt(chainId), contract, BigInt(round), account, amount] as const;
  return keccak256(keccak256(encodeAbiParameters(LEAF, fields)));
}

/** The node above two nodes, the smaller one first. */
function above(a: Hex, b: Hex): Hex {
  return keccak256(a < b ? concat([a, b]) : concat([b, a]));
}

/** Whether a proof leads from a leaf to a root. Hashes are written in lower case. */
export function leadsTo(root: Hex, leaf: Hex, proof: readonly Hex[]): boolean {
  return proof.reduce(above, leaf) === root;
}

/** Hashes between two breaths: the page stays alive while a long list is checked. */
const BREATH = 2_000;

const breathe = () => new Promise((resolve) => setTimeout(resolve));

/** The leaves of many recipients. */
export async function leavesOf(
  place: RoundPlace,
  recipients: Iterable<readonly [account: Address, amount: bigint]>,
): Promise<Hex[]> {
  const leaves: Hex[] = [];
  for (const [account, amount] of recipients) {
    leaves.push(leafOf(place, account, amount));
    if (leaves.length % BREATH === 0) await breathe();
  }
  return leaves;
}

/** The root of OpenZeppelin's StandardMerkleTree of these leaves, of which there is at least one. */
export async function rootOf(leaves: readonly Hex[]): Promise<Hex> {
  const falling = [...leaves].sort((a, b) => (a < b ? 1 : -1));
  // A heap: first the inner nodes, then the leaves, the largest first.
  const heap: Hex[] = [...new Array<Hex>(leaves.length - 1).fill("0x"), ...falling];
  for (let index = leaves.length - 2; index >= 0; index -= 1) {
    heap[index] = above(heap[2 * index + 1] as Hex, heap[2 * index + 2] as Hex);
    if (index % BREATH === 0) await breathe();
  }
  return heap[0] as Hex;
}
