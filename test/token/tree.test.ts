import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import fc from "fast-check";
import { concat, encodeAbiParameters, getAddress, type Hex, keccak256, parseAbiParameters } from "viem";
import { describe, expect, it } from "vitest";
import { cidOfFile } from "../../script/chain/ipfs.ts";
import { ContentStore } from "../../script/dev/ipfs/store.ts";
import { checkProofs, claimOf, parseProofs, proofsBytes } from "../../script/token/proofsFile.ts";
import type { Recipient } from "../../script/token/recipients.ts";
import { type AirdropTree, buildTree, dumpTree, LEAF_ENCODING, verifyClaim } from "../../script/token/tree.ts";
import { ALICE, BOB, CAROL, DAVE, PLACE } from "./fixtures.ts";

const RECIPIENTS: readonly Recipient[] = [
  { account: ALICE, amount: 10n ** 18n },
  { account: BOB, amount: 1n },
  { account: CAROL, amount: 2n ** 90n },
];

/** The leaf as Solidity hashes it: twice, over the ABI encoding. */
function leaf({ account, amount }: Recipient): Hex {
  const types = parseAbiParameters("uint256, address, uint256, address, uint256");
  const encoded = encodeAbiParameters(types, [
    BigInt(PLACE.chainId),
    PLACE.contract,
    BigInt(PLACE.round),
    account,
    amount,
  ]);
  return keccak256(keccak256(encoded));
}

/** What MerkleProof.sol computes. */
function rootOf(start: Hex, proof: readonly Hex[]): Hex {
  return proof.reduce((node, other) => keccak256(concat(node < other ? [node, other] : [other, node])), start);
}

const recipients = fc
  .uniqueArray(fc.tuple(fc.bigInt({ min: 1n, max: 2n ** 160n - 1n }), fc.bigInt({ min: 1n, max: 2n ** 90n })), {
    minLength: 1,
    maxLength: 40,
    selector: ([account]) => account,
  })
  .map((pairs) =>
    pairs.map(([account, amount]) => ({
      account: getAddress(`0x${account.toString(16).padStart(40, "0")}`),
      amount,
    })),
  );

describe("the tree of a round", () => {
  it("is OpenZeppelin's, and its proofs lead to its root as a contract computes it", () => {
    fc.assert(
      fc.property(recipients, (list) => {
        const tree = buildTree(PLACE, list);
        expect(tree.total).toBe(list.reduce((sum, { amount }) => sum + amount, 0n));
        expect(tree.claims.length).toBe(list.length);
        for (const claim of tree.claims) {
          expect(rootOf(leaf(claim), claim.proof)).toBe(tree.root);
          const values = [PLACE.chainId, PLACE.contract, PLACE.round, claim.account, claim.amount].map(String);
          expect(StandardMerkleTree.verify(tree.root, [...LEAF_ENCODING], values, [...claim.proof])).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("does not depend on the order of the list", () => {
    const forwards = proofsBytes(buildTree(PLACE, RECIPIENTS));
    const backwards = proofsBytes(buildTree(PLACE, [...RECIPIENTS].reverse()));
    expect(Buffer.from(forwards).equals(Buffer.from(backwards))).toBe(true);
  });

  it("is another in every other place", () => {
    const other = getAddress(`0x${"11".repeat(20)}`);
    const places = [PLACE, { ...PLACE, chainId: 1 }, { ...PLACE, round: 2 }, { ...PLACE, contract: other }];
    expect(new Set(places.map((place) => buildTree(place, RECIPIENTS).root)).size).toBe(places.length);
  });

  it("proves nothing for somebody else, for more, or elsewhere", () => {
    const tree = buildTree(PLACE, RECIPIENTS);
    const claim = claimOf(tree, ALICE) as AirdropTree["claims"][number];
    expect(verifyClaim(PLACE, tree.root, claim)).toBe(true);
    expect(verifyClaim(PLACE, tree.root, { ...claim, account: DAVE })).toBe(false);
    expect(verifyClaim(PLACE, tree.root, { ...claim, amount: claim.amount + 1n })).toBe(false);
    expect(verifyClaim({ ...PLACE, round: 2 }, tree.root, claim)).toBe(false);
    expect(verifyClaim(PLACE, tree.root, { ...claim, proof: claim.proof.slice(1) })).toBe(false);
  });

  it("can be loaded by OpenZeppelin's own tools", () => {
    const tree = buildTree(PLACE, RECIPIENTS);
    const loaded = StandardMerkleTree.load(JSON.parse(JSON.stringify(dumpTree(tree))));
    expect(loaded.root).toBe(tree.root);
  });
});

describe("a file of any size", () => {
  it("has the CID that the content store gives it, so what was stored can be compared", async () => {
    const folder = mkdtempSync(join(tmpdir(), "carbontrace-cid-"));
    try {
      const store = new ContentStore(folder);
      await store.open();
      for (const size of [1, 262_144, 262_145, 3_000_000]) {
        const bytes = Uint8Array.from({ length: size }, (_, index) => index % 251);
        expect(await cidOfFile(bytes), `${size} bytes`).toBe((await store.add(bytes, 1)).cid);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("the proofs file", () => {
  const tree = buildTree(PLACE, RECIPIENTS);
  const text = new TextDecoder().decode(proofsBytes(tree));
  const changed = (change: (file: Record<string, unknown>) => void): Uint8Array => {
    const file = JSON.parse(text);
    change(file);
    return new TextEncoder().encode(JSON.stringify(file));
  };
  const errorOf = (bytes: Uint8Array): string | undefined => {
    const parsed = parseProofs(bytes);
    return parsed.ok ? checkProofs(parsed.value) : parsed.error;
  };

  it("has the published format", () => {
    const file = JSON.parse(text);
    expect(Object.keys(file)).toEqual([
      ...["format", "chainId", "contract", "round", "root", "total", "leafEncoding", "claims"],
    ]);
    expect(file).toMatchObject({
      format: "carbontrace-airdrop-v1",
      ...PLACE,
      total: String(2n ** 90n + 10n ** 18n + 1n),
      leafEncoding: ["uint256", "address", "uint256", "address", "uint256"],
    });
    expect(file.claims[BOB]).toEqual({ amount: "1", proof: claimOf(tree, BOB)?.proof });
  });

  it("is read back as it was written", () => {
    expect(parseProofs(proofsBytes(tree))).toEqual({ ok: true, value: tree });
    expect(errorOf(proofsBytes(tree))).toBeUndefined();
  });

  it("is refused when anything in it is not what the rest says", () => {
    const claims = (file: Record<string, unknown>) =>
      file.claims as Record<string, { amount: string; proof: string[] }>;
    expect(errorOf(new TextEncoder().encode("{"))).toBe("is not JSON");
    expect(errorOf(new Uint8Array([0xff]))).toBe("is not JSON");
    expect(errorOf(changed((file) => Object.assign(file, { format: "x" })))).toMatch(/^is not a proofs file/);
    expect(errorOf(changed((file) => Object.assign(file, { extra: 1 })))).toMatch(/^is not a proofs file/);
    expect(
      errorOf(changed((file) => Object.assign(claims(file), { [ALICE.toLowerCase()]: claims(file)[ALICE] }))),
    ).toMatch(/Invalid key in record/);
    expect(errorOf(changed((file) => Object.assign(file, { claims: {} })))).toBe("names no recipients");
    expect(errorOf(changed((file) => Object.assign(file, { total: "5" })))).toMatch(/states a total of 5 wei/);
    expect(errorOf(changed((file) => Object.assign(claims(file)[BOB] as object, { amount: "2" })))).toBe(
      `has a proof for ${BOB} that does not lead to its root ${tree.root}`,
    );
    // Every proof that is left leads to the root, but the list is not the tree's.
    expect(errorOf(changed((file) => void delete claims(file)[BOB]))).toMatch(/its recipients make 0x/);
  });
});
