import { type Address, getAddress, type Hex, isAddress, isAddressEqual } from "viem";
import * as z from "zod/mini";
import { env } from "../../chain/env.ts";
import { isCid } from "../../format/index.ts";
import { leadsTo, leafOf, leavesOf, type RoundPlace, rootOf } from "./tree.ts";

/** Name and version of the file's format. */
export const PROOFS_FORMAT = "carbontrace-airdrop-v1";

/** Larger files are not read {B}: some 45,000 recipients. */
const MAX_BYTES = 64 * 1024 * 1024;

/** How long the gateway may take {ms}. */
const TIMEOUT_MS = 60_000;

/**
 * Why a round's proofs file cannot be used.
 * - `noAddress`: the round names none
 * - `missing`: the gateway says that it does not have it
 * - `unreachable`: the gateway does not answer
 * - `tooLarge`, `malformed`: not a proofs file
 * - `otherChain`, `otherContract`, `otherRound`, `otherRoot`: made for something else than this round
 * - `proofInvalid`: its proof for the account does not lead to the round's root
 * - `incomplete`: its recipients are not all that the root was made of, or others
 */
export type ProofsProblem =
  | "noAddress"
  | "missing"
  | "unreachable"
  | "tooLarge"
  | "malformed"
  | "otherChain"
  | "otherContract"
  | "otherRound"
  | "otherRoot"
  | "proofInvalid"
  | "incomplete";

/** A problem with a proofs file, thrown. */
export class ProofsError extends Error {
  override readonly name = "ProofsError";
  readonly problem: ProofsProblem;

  constructor(problem: ProofsProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** A round as the chain has it: what its file is held against. */
export interface ChainRound extends RoundPlace {
  root: Hex;
}

const hash = z.string().check(z.regex(/^0x[0-9a-f]{64}$/));
const wei = z.string().check(z.regex(/^[1-9]\d{0,28}$/));

const uint256 = z.literal("uint256");
const addressType = z.literal("address");

const document = z.object({
  format: z.literal(PROOFS_FORMAT),
  chainId: z.int(),
  contract: z.string().check(z.refine((text) => isAddress(text))),
  round: z.int(),
  root: hash,
  total: wei,
  leafEncoding: z.tuple([uint256, addressType, uint256, addressType, uint256]),
  // Read one by one, when an account is looked up: a file can name many.
  claims: z.record(z.string(), z.unknown()),
});

const claim = z.object({ amount: wei, proof: z.array(hash) });

/** A proofs file that is the round's, as far as its head says. */
export interface ProofsFile {
  place: RoundPlace;
  root: Hex;
  claims: Readonly<Record<string, unknown>>;
}

/** What a round grants an account, and the proof of it. */
export interface Claim {
  amount: bigint;
  proof: Hex[];
}

/** Reads a proofs file and holds it against the chain: chain, contract, round and root. Throws {@link ProofsError}. */
export function parseProofs(text: string, round: ChainRound): ProofsFile {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new ProofsError("malformed");
  }
  const parsed = document.safeParse(raw);
  if (!parsed.success) throw new ProofsError("malformed");
  const { chainId, contract, root, claims } = parsed.data;
  if (chainId !== round.chainId) throw new ProofsError("otherChain");
  if (!isAddressEqual(contract as Address, round.contract)) throw new ProofsError("otherContract");
  if (parsed.data.round !== round.round) throw new ProofsError("otherRound");
  if (root !== round.root.toLowerCase()) throw new ProofsError("otherRoot");
  const place = { chainId, contract: round.contract, round: round.round };
  return { place, root: root as Hex, claims };
}

function readClaim(value: unknown): Claim {
  const parsed = claim.safeParse(value);
  if (!parsed.success) throw new ProofsError("malformed");
  return { amount: BigInt(parsed.data.amount), proof: parsed.data.proof as Hex[] };
}

/** Builds the tree of all that the file names again: an account that is not in it is in no other leaf of the root. */
async function checkComplete({ place, root, claims }: ProofsFile): Promise<void> {
  const recipients = Object.entries(claims).map(([account, value]) => {
    if (!isAddress(account) || getAddress(account) !== account) throw new ProofsError("malformed");
    return [account, readClaim(value).amount] as const;
  });
  if (recipients.length === 0 || (await rootOf(await leavesOf(place, recipients))) !== root) {
    throw new ProofsError("incomplete");
  }
}

/**
 * What the file's round grants an account: its proof is verified here, before anything is offered. Null when it grants
 * nothing, which is believed only of a file that names everybody. Throws {@link ProofsError}.
 */
export async function claimOf(file: ProofsFile, account: Address): Promise<Claim | null> {
  const key = getAddress(account);
  if (!Object.hasOwn(file.claims, key)) {
    await checkComplete(file);
    return null;
  }
  const found = readClaim(file.claims[key]);
  if (!leadsTo(file.root, leafOf(file.place, key, found.amount), found.proof)) throw new ProofsError("proofInvalid");
  return found;
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) throw new ProofsError("malformed");
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MAX_BYTES) {
      await reader.cancel();
      throw new ProofsError("tooLarge");
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Reads a round's proofs file through the gateway. Throws {@link ProofsError}. */
export async function fetchProofs(cid: string, round: ChainRound, signal?: AbortSignal): Promise<ProofsFile> {
  if (!isCid(cid)) throw new ProofsError("noAddress");
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let text: string;
  try {
    const response = await fetch(`${env.ipfsGateway}/${cid}`, {
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      credentials: "omit",
      redirect: "error",
    });
    if (response.status === 404 || response.status === 410) throw new ProofsError("missing");
    if (!response.ok) throw new ProofsError("unreachable");
    text = await readText(response);
  } catch (error) {
    if (error instanceof ProofsError || signal?.aborted) throw error;
    throw new ProofsError("unreachable");
  }
  return parseProofs(text, round);
}
