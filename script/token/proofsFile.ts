/** The proofs file of a round: what is published, what the page reads, and what a recipient needs to claim. */
import { type Address, getAddress, type Hex, isAddress } from "viem";
import { z } from "zod";
import { jsonBytes } from "../chain/ipfs.ts";
import { fail, ok, type Result } from "../registry/result.ts";
import { type AirdropTree, buildTree, type Claim, LEAF_ENCODING, verifyClaim } from "./tree.ts";

/** Name and version of the format. */
export const PROOFS_FORMAT = "carbontrace-airdrop-v1";

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const wei = z.string().regex(/^[1-9][0-9]{0,28}$/);
const address = z.string().refine((text) => isAddress(text) && getAddress(text) === text, "no checksummed address");

const document = z.strictObject({
  format: z.literal(PROOFS_FORMAT),
  chainId: z.number().int().positive(),
  contract: address,
  round: z.number().int().positive(),
  root: hash,
  total: wei,
  leafEncoding: z.tuple(LEAF_ENCODING.map((type) => z.literal(type)) as [z.ZodLiteral, ...z.ZodLiteral[]]),
  claims: z.record(address, z.strictObject({ amount: wei, proof: z.array(hash) })),
});

/** The file's bytes. The same tree has the same bytes, so the same address in a content store. */
export function proofsBytes({ chainId, contract, round, root, total, claims }: AirdropTree): Uint8Array {
  const entries = claims.map(({ account, amount, proof }) => [account, { amount: String(amount), proof }]);
  return jsonBytes({
    format: PROOFS_FORMAT,
    chainId,
    contract,
    round,
    root,
    total: String(total),
    leafEncoding: LEAF_ENCODING,
    claims: Object.fromEntries(entries),
  });
}

/** Reads a proofs file and checks its shape only: see {@link checkProofs}. The error is a sentence about the file. */
export function parseProofs(bytes: Uint8Array): Result<AirdropTree, string> {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return fail("is not JSON");
  }
  const parsed = document.safeParse(raw);
  if (!parsed.success) return fail(`is not a proofs file (${PROOFS_FORMAT}): ${z.prettifyError(parsed.error)}`);
  const { chainId, contract, round, root, total, claims } = parsed.data;
  return ok({
    chainId,
    contract: contract as Address,
    round,
    root: root as Hex,
    total: BigInt(total),
    claims: Object.entries(claims).map(([account, { amount, proof }]) => ({
      account: account as Address,
      amount: BigInt(amount),
      proof: proof as Hex[],
    })),
  });
}

/** What is wrong with a file as a whole: its tree is built again, and every one of its proofs is checked against its root. */
export function checkProofs(file: AirdropTree): string | undefined {
  if (file.claims.length === 0) return "names no recipients";
  const bad = file.claims.find((claim) => !verifyClaim(file, file.root, claim));
  if (bad !== undefined) return `has a proof for ${bad.account} that does not lead to its root ${file.root}`;
  const built = buildTree(file, file.claims);
  if (built.root !== file.root) return `has the root ${file.root}, but its recipients make ${built.root}`;
  if (built.total !== file.total)
    return `states a total of ${file.total} wei, but its amounts add up to ${built.total}`;
  return undefined;
}

/** An account's claim, or `undefined` if the file does not name it. */
export function claimOf(file: AirdropTree, account: Address): Claim | undefined {
  return file.claims.find((claim) => claim.account === account);
}
