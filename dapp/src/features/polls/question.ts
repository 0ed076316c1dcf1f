import { hexToBytes, sha256 } from "viem";
import * as z from "zod/mini";
import { env, LOCAL_CHAIN_ID } from "../../chain/env.ts";
import { POLL_OPTIONS } from "../../data/polls.ts";
import { isCid } from "../../format/index.ts";
import { isPlain, lookOf } from "../../i18n/index.ts";

/** Longest texts of a question {characters}. */
export const QUESTION_LIMITS = { question: 300, option: 120, details: 4_000 } as const;

/** Larger files are not read {B}. */
const MAX_BYTES = 64_000;

/** How long the gateway may take {ms}. */
const TIMEOUT_MS = 15_000;

const line = (length: number) =>
  z.string().check(
    z.maxLength(length),
    z.refine((text) => lookOf(text) !== "" && !/[\n\r\t]/.test(text) && isPlain(text)),
  );

const document = z.object({
  question: line(QUESTION_LIMITS.question),
  options: z.array(line(QUESTION_LIMITS.option)).check(
    z.minLength(POLL_OPTIONS.least),
    z.maxLength(POLL_OPTIONS.most),
    z.refine((options) => new Set(options.map(lookOf)).size === options.length),
  ),
  details: z.optional(z.string().check(z.maxLength(QUESTION_LIMITS.details), z.refine(isPlain))),
});

/** A poll's question with its options, as its file says them. */
export type PollQuestion = z.infer<typeof document>;

/**
 * Why a poll's question cannot be shown.
 * - `noAddress`: the poll names no file
 * - `unverifiable`: its address is not the plain hash of a file, so what a gateway delivers could be anything
 * - `missing`, `unreachable`: the gateway does not have it, or does not answer
 * - `tampered`: what the gateway delivers is another file
 * - `malformed`: the file is no question
 * - `otherCount`: it has another number of options than the poll
 */
export type QuestionProblem =
  | "noAddress"
  | "unverifiable"
  | "missing"
  | "unreachable"
  | "tampered"
  | "malformed"
  | "otherCount";

/** A problem with a poll's file, thrown. */
export class QuestionError extends Error {
  override readonly name = "QuestionError";
  constructor(readonly problem: QuestionProblem) {
    super(problem);
  }
}

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

/** CIDv1, raw bytes, SHA-256 of 32 bytes: what stands before the hash in every address that this page writes. */
const PREFIX = [0x01, 0x55, 0x12, 0x20];

/** The address of a file of one block: CIDv1 of its bytes, as `ipfs add --cid-version=1 --raw-leaves` gives it. */
export function cidOf(bytes: Uint8Array): string {
  const whole = [...PREFIX, ...hexToBytes(sha256(bytes))];
  let text = "";
  let rest = 0;
  let bits = 0;
  for (const byte of whole) {
    rest = (rest << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(rest >> bits) & 31];
    }
    rest &= (1 << bits) - 1;
  }
  if (bits > 0) text += BASE32[(rest << (5 - bits)) & 31];
  return `b${text}`;
}

/** Whether an address is the plain hash of a file, so that the file can be held against it. */
export function isPlainHash(cid: string): boolean {
  return /^bafkrei[a-z2-7]{52}$/.test(cid);
}

/** The file of a question, always the same bytes for the same words. Throws {@link QuestionError}. */
export function questionFile(question: PollQuestion): { bytes: Uint8Array; cid: string } {
  const parsed = document.safeParse(question);
  if (!parsed.success) throw new QuestionError("malformed");
  const { details, ...rest } = parsed.data;
  const bytes = new TextEncoder().encode(`${JSON.stringify({ ...rest, ...(details && { details }) }, null, 2)}\n`);
  return { bytes, cid: cidOf(bytes) };
}

/** Reads a question out of a file's bytes. Throws {@link QuestionError}. */
export function parseQuestion(bytes: Uint8Array, cid: string, options?: number): PollQuestion {
  if (cidOf(bytes) !== cid) throw new QuestionError("tampered");
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new QuestionError("malformed");
  }
  const parsed = document.safeParse(raw);
  if (!parsed.success) throw new QuestionError("malformed");
  if (options !== undefined && parsed.data.options.length !== options) throw new QuestionError("otherCount");
  return parsed.data;
}

/** Reads a poll's question through the gateway and holds it against its address. Throws {@link QuestionError}. */
export async function fetchQuestion(cid: string, options?: number, signal?: AbortSignal): Promise<PollQuestion> {
  if (!isCid(cid)) throw new QuestionError("noAddress");
  if (!isPlainHash(cid)) throw new QuestionError("unverifiable");
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let bytes: Uint8Array;
  try {
    const response = await fetch(`${env.ipfsGateway}/${cid}`, {
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      credentials: "omit",
      redirect: "error",
    });
    if (response.status === 404 || response.status === 410) throw new QuestionError("missing");
    if (!response.ok) throw new QuestionError("unreachable");
    bytes = await readBytes(response);
  } catch (error) {
    if (error instanceof QuestionError || signal?.aborted) throw error;
    throw new QuestionError("unreachable");
  }
  return parseQuestion(bytes, cid, options);
}

async function readBytes(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) throw new QuestionError("malformed");
  const parts: number[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Uint8Array.from(parts);
    if (parts.length + value.byteLength > MAX_BYTES) {
      void reader.cancel();
      throw new QuestionError("malformed");
    }
    for (const byte of value) parts.push(byte);
  }
}

/** Whether this page can store a file itself: on the local chain, whose content store takes files from local pages. */
export const canPublish = env.chainId === LOCAL_CHAIN_ID;

/** Stores a file in the local content store; it must answer with the address that was computed here. */
export async function publishQuestion(bytes: Uint8Array, cid: string): Promise<void> {
  const form = new FormData();
  form.append("file", new Blob([Uint8Array.from(bytes)], { type: "application/json" }), "question.json");
  const url = new URL("/api/v0/add?cid-version=1&raw-leaves=true&pin=true", env.ipfsGateway);
  let stored: unknown;
  try {
    const response = await fetch(url, {
      method: "POST",
      body: form,
      credentials: "omit",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new QuestionError("unreachable");
    stored = (JSON.parse((await response.text()).trim().split("\n").at(-1) ?? "") as { Hash?: unknown }).Hash;
  } catch {
    throw new QuestionError("unreachable");
  }
  if (stored !== cid) throw new QuestionError("tampered");
}
