import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { type Address, getAddress, type Hex, keccak256, numberToHex, pad } from "viem";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { env } from "../../../chain/env.ts";
import { type ChainRound, claimOf, fetchProofs, ProofsError, type ProofsProblem, parseProofs } from "../proofs.ts";
import { leadsTo, leafOf, leavesOf, rootOf } from "../tree.ts";

const LEAF = ["uint256", "address", "uint256", "address", "uint256"];
const CONTRACT = getAddress(`0x${"c0".repeat(20)}`);
const PLACE = { chainId: 31_337, contract: CONTRACT, round: 2 };
const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";

const account = (n: number): Address => getAddress(`0x${keccak256(numberToHex(n)).slice(2, 42)}`);
const recipients = (count: number) =>
  Array.from({ length: count }, (_, n) => [account(n), BigInt(n + 1) * 10n ** 18n + BigInt(n)] as const);

/** OpenZeppelin's own tree: what the page's hashes are held against. */
function treeOf(entries: readonly (readonly [Address, bigint])[], place = PLACE) {
  return StandardMerkleTree.of(
    entries.map(([who, amount]) => [place.chainId, place.contract, place.round, who, amount]),
    LEAF,
  );
}

/** A proofs file of these recipients. */
function fileOf(entries: readonly (readonly [Address, bigint])[], place = PLACE) {
  const tree = treeOf(entries, place);
  const claims = entries.map(([who, amount], index) => [who, { amount: String(amount), proof: tree.getProof(index) }]);
  return {
    format: "carbontrace-airdrop-v1",
    ...place,
    root: tree.root,
    total: String(entries.reduce((sum, [, amount]) => sum + amount, 0n)),
    leafEncoding: LEAF,
    claims: Object.fromEntries(claims) as Record<string, { amount: string; proof: string[] }>,
  };
}

type ProofsDocument = ReturnType<typeof fileOf>;

async function problemOf(work: () => unknown): Promise<ProofsProblem | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof ProofsError) return error.problem;
    throw error;
  }
}

describe("the tree", () => {
  it.each([1, 2, 3, 4, 5, 7, 8, 33])(
    "of %i recipients is OpenZeppelin's, with its root and its proofs",
    async (count) => {
      const entries = recipients(count);
      const theirs = treeOf(entries);
      const leaves = await leavesOf(PLACE, entries);
      expect(leaves).toEqual(entries.map((_, index) => theirs.leafHash(theirs.at(index) ?? [])));
      expect(await rootOf(leaves)).toBe(theirs.root);
      for (const [index, leaf] of leaves.entries()) {
        expect(leadsTo(theirs.root as Hex, leaf, theirs.getProof(index) as Hex[])).toBe(true);
      }
    },
  );
  it("takes no proof for another amount, account, round, contract or chain, nor one that was changed", () => {
    const entries = recipients(6);
    const tree = treeOf(entries);
    const [who, amount] = entries[3] as (typeof entries)[number];
    const proof = tree.getProof(3) as Hex[];
    const root = tree.root as Hex;
    expect(leadsTo(root, leafOf(PLACE, who, amount), proof)).toBe(true);
    const wrong = [
      leafOf(PLACE, who, amount + 1n),
      leafOf(PLACE, account(99), amount),
      leafOf({ ...PLACE, round: 3 }, who, amount),
      leafOf({ ...PLACE, contract: account(5) }, who, amount),
      leafOf({ ...PLACE, chainId: 1 }, who, amount),
    ];
    for (const leaf of wrong) expect(leadsTo(root, leaf, proof)).toBe(false);
    const leaf = leafOf(PLACE, who, amount);
    expect(leadsTo(root, leaf, proof.slice(1))).toBe(false);
    expect(leadsTo(root, leaf, [...proof].reverse())).toBe(false);
    expect(leadsTo(root, leaf, [...proof, pad("0x1", { size: 32 })])).toBe(false);
  });
  it("does not read an inner node as a leaf", () => {
    const tree = treeOf(recipients(4));
    const { tree: nodes } = tree.dump();
    const inner = nodes[1] as Hex;
    const sibling = nodes[2] as Hex;
    // The node is in the tree; the way to it would need a recipient whose fields hash to it once more.
    expect(leadsTo(tree.root as Hex, inner, [sibling])).toBe(true);
    expect(leadsTo(tree.root as Hex, keccak256(inner), [sibling])).toBe(false);
  });
});

describe("a proofs file", () => {
  const entries = recipients(5);
  const good = fileOf(entries);
  const round: ChainRound = { ...PLACE, root: good.root as Hex };
  const parse = (change: Partial<Record<keyof ProofsDocument, unknown>>) =>
    parseProofs(JSON.stringify({ ...good, ...change }), round);
  const changed = (change: (claims: ProofsDocument["claims"]) => void) => {
    const claims = structuredClone(good.claims);
    change(claims);
    return parse({ claims });
  };
  const [first, second] = entries as [readonly [Address, bigint], readonly [Address, bigint]];

  it("grants what it names, in any spelling of the account", async () => {
    const file = parse({});
    for (const [who, amount] of entries) {
      expect((await claimOf(file, who))?.amount).toBe(amount);
      expect((await claimOf(file, who.toLowerCase() as Address))?.amount).toBe(amount);
    }
  });
  it("grants nothing to others", async () => expect(await claimOf(parse({}), account(77))).toBeNull());

  it.each([
    ["malformed", { format: "carbontrace-airdrop-v2" }],
    ["malformed", { leafEncoding: ["address", "uint256"] }],
    ["malformed", { leafEncoding: [...LEAF, "uint256"] }],
    ["malformed", { claims: [] }],
    ["malformed", { total: "1.5" }],
    ["malformed", { root: "0x12" }],
    ["malformed", { contract: "nobody" }],
    ["otherChain", { chainId: 1 }],
    ["otherContract", { contract: account(3) }],
    ["otherRound", { round: 1 }],
    ["otherRoot", { root: keccak256("0x01") }],
  ] as [ProofsProblem, object][])("is refused as %s with %o", async (problem, change) => {
    expect(await problemOf(() => parse(change))).toBe(problem);
  });
  it("is refused when it is no JSON or no object", async () => {
    for (const text of ["", "<html>", "null", "[]", "7", '"x"']) {
      expect(await problemOf(() => parseProofs(text, round))).toBe("malformed");
    }
  });
  it("is refused when the account's amount or proof was changed", async () => {
    const more = changed((claims) => {
      (claims[first[0]] as { amount: string }).amount = String(first[1] * 10n);
    });
    expect(await problemOf(() => claimOf(more, first[0]))).toBe("proofInvalid");
    expect((await claimOf(more, second[0]))?.amount).toBe(second[1]);
    const swapped = changed((claims) => {
      claims[first[0]] = claims[second[0]] as (typeof claims)[string];
    });
    expect(await problemOf(() => claimOf(swapped, first[0]))).toBe("proofInvalid");
    const short = changed((claims) => (claims[first[0]] as { proof: string[] }).proof.pop());
    expect(await problemOf(() => claimOf(short, first[0]))).toBe("proofInvalid");
  });
  it("is refused when the account's entry is no claim", async () => {
    for (const entry of [null, 7, {}, { amount: "0", proof: [] }, { amount: "1e3", proof: [] }, { amount: "1" }]) {
      const file = parse({ claims: { ...good.claims, [first[0]]: entry } });
      expect(await problemOf(() => claimOf(file, first[0]))).toBe("malformed");
    }
  });
  it("does not deny an account when it does not name everybody", async () => {
    const without = changed((claims) => delete claims[first[0]]);
    expect(await problemOf(() => claimOf(without, first[0]))).toBe("incomplete");
    const replaced = changed((claims) => {
      claims[account(50)] = claims[first[0]] as (typeof claims)[string];
      delete claims[first[0]];
    });
    expect(await problemOf(() => claimOf(replaced, first[0]))).toBe("incomplete");
    expect(await problemOf(() => claimOf(parse({ claims: {} }), first[0]))).toBe("incomplete");
    const lower = changed((claims) => {
      claims[first[0].toLowerCase()] = claims[first[0]] as (typeof claims)[string];
      delete claims[first[0]];
    });
    expect(await problemOf(() => claimOf(lower, first[0]))).toBe("malformed");
  });
  it("grants one recipient without a sibling", async () => {
    const single = fileOf(entries.slice(0, 1));
    const file = parseProofs(JSON.stringify(single), { ...PLACE, root: single.root as Hex });
    expect(await claimOf(file, first[0])).toEqual({ amount: first[1], proof: [] });
  });

  describe("through the gateway", () => {
    const server = setupServer();
    const answer = (response: () => Response) => server.use(http.get(`${env.ipfsGateway}/${CID}`, response));
    beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
    afterEach(() => server.resetHandlers());
    afterAll(() => server.close());

    it("is read and checked", async () => {
      answer(() => HttpResponse.json(good));
      expect((await claimOf(await fetchProofs(CID, round), first[0]))?.amount).toBe(first[1]);
    });
    it("is missing, out of reach or something else", async () => {
      answer(() => new HttpResponse(null, { status: 404 }));
      expect(await problemOf(() => fetchProofs(CID, round))).toBe("missing");
      answer(() => new HttpResponse(null, { status: 504 }));
      expect(await problemOf(() => fetchProofs(CID, round))).toBe("unreachable");
      answer(() => HttpResponse.error());
      expect(await problemOf(() => fetchProofs(CID, round))).toBe("unreachable");
      answer(() => HttpResponse.html("<p>Not here</p>"));
      expect(await problemOf(() => fetchProofs(CID, round))).toBe("malformed");
    });
    it("is not asked for under what is no CID", async () => {
      for (const cid of ["", "../../etc", "https://evil.example/x"]) {
        expect(await problemOf(() => fetchProofs(cid, round))).toBe("noAddress");
      }
    });
    it("is not read to the end when it has none", async () => {
      let sent = 0;
      const chunk = new Uint8Array(1024 * 1024).fill(32);
      answer(
        () =>
          new Response(
            new ReadableStream({
              pull: (controller) => {
                sent += 1;
                controller.enqueue(chunk);
              },
            }),
          ),
      );
      expect(await problemOf(() => fetchProofs(CID, round))).toBe("tooLarge");
      expect(sent).toBeLessThan(80);
    });
  });
});
