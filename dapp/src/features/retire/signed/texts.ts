import { type Address, isAddress, isAddressEqual, isHex, zeroAddress } from "viem";
import * as z from "zod/mini";
import { env } from "../../../chain/env.ts";
import { provenance } from "../../../chain/provenance.ts";
import { claimSchema, MAX_LINES } from "../../../transactions/index.ts";
import { unpack } from "../../handover/index.ts";
import type { Consent, ConsentDraft, Order } from "./typedData.ts";

/** Why a text is not what was asked for. A sentence is written for each in `words.ts`. */
export type ReadProblem = "unreadable" | "anotherKind" | "anotherNetwork" | "claimRefused";

/** What was read, or why it is not. */
export type Read<Value> = { ok: true; value: Value } | { ok: false; problem: ReadProblem };

const KINDS = {
  draft: "carbontrace-consent-request",
  consent: "carbontrace-consent",
  order: "carbontrace-retirement-order",
} as const;

/** The longest text that is looked at {character}: a claim has at most 1,640 bytes, and 64 lines some 60 each. */
const LONGEST = 40_000;

const account = z.custom<Address>((value) => typeof value === "string" && isAddress(value, { strict: false }));
const whole = z.string().check(z.regex(/^\d{1,78}$/));
const amount = z.string().check(z.regex(/^[1-9]\d{0,77}$/));
const vintage = z.int().check(z.gte(1), z.lt(2 ** 32));
const place = { chainId: z.int(), contract: account };
// What is wrong in a claim is told apart from what is no claim.
const anyClaim = z.object({ purpose: z.string(), beneficiary: z.string() });
const signed = { nonce: whole, deadline: whole, signature: z.custom<`0x${string}`>((value) => isHex(value)) };
const lines = z.array(z.object({ vintage, amount })).check(z.minLength(1), z.maxLength(MAX_LINES));
const retirement = { ...place, account, lines, claim: z.looseObject(anyClaim.shape) };
const schemas = {
  draft: z.object({ kind: z.literal(KINDS.draft), ...retirement }),
  consent: z.object({ kind: z.literal(KINDS.consent), ...retirement, ...signed }),
  order: z.object({
    ...{ kind: z.literal(KINDS.order), ...place, account, vintage, amount, ...signed },
    operator: z.nullable(account),
    claim: z.looseObject(anyClaim.shape),
  }),
};

const here = () => ({ chainId: env.chainId, contract: provenance.retirementDesk.address });
const asText = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
const write = (kind: keyof typeof KINDS, value: object) =>
  JSON.stringify({ kind: KINDS[kind], ...here(), ...value }, asText, 2);

/** Writes a retirement for its beneficiary to read and sign. */
export const writeDraft = (draft: ConsentDraft) => write("draft", draft);
/** Writes what the beneficiary signed. */
export const writeConsent = (consent: Consent) => write("consent", consent);
/** Writes what the holder signed. */
export const writeOrder = (order: Order) => write("order", order);

function parse(text: string): unknown {
  try {
    return text.length > LONGEST ? undefined : JSON.parse(unpack(text));
  } catch {
    return undefined;
  }
}

function read<Kind extends keyof typeof schemas>(kind: Kind, text: string): Read<z.infer<(typeof schemas)[Kind]>> {
  const raw = parse(text);
  if (typeof raw !== "object" || raw === null) return { ok: false, problem: "unreadable" };
  const named = (raw as { kind?: unknown }).kind;
  const known = (Object.values(KINDS) as unknown[]).includes(named);
  if (named !== KINDS[kind]) return { ok: false, problem: known ? "anotherKind" : "unreadable" };
  const { data } = z.safeParse(schemas[kind] as z.ZodMiniType, raw) as { data?: z.infer<(typeof schemas)[Kind]> };
  if (!data) return { ok: false, problem: "unreadable" };
  const { chainId, contract } = here();
  if (data.chainId !== chainId || !isAddressEqual(data.contract, contract)) {
    return { ok: false, problem: "anotherNetwork" };
  }
  return { ok: true, value: data };
}

/** The claim as the contract would take it, or nothing. */
function claimOf(raw: unknown) {
  return z.safeParse(claimSchema, raw).data;
}

const toLines = (raw: readonly { vintage: number; amount: string }[]) =>
  raw.map((line) => ({ vintage: line.vintage, amount: BigInt(line.amount) }));

/** Reads a retirement that waits for its beneficiary's consent. */
export function readDraft(text: string): Read<ConsentDraft> {
  const raw = read("draft", text);
  if (!raw.ok) return raw;
  const claim = claimOf(raw.value.claim);
  // Without an address nobody is there to agree.
  if (!claim || claim.beneficiary === "" || claim.beneficiary === zeroAddress) {
    return { ok: false, problem: "claimRefused" };
  }
  return { ok: true, value: { account: raw.value.account, lines: toLines(raw.value.lines), claim } };
}

/** Reads what a beneficiary signed. */
export function readConsent(text: string): Read<Consent> {
  const raw = read("consent", text);
  if (!raw.ok) return raw;
  const { nonce, deadline, signature, ...rest } = raw.value;
  const claim = claimOf(rest.claim);
  if (!claim || claim.beneficiary === "") return { ok: false, problem: "claimRefused" };
  const validity = { nonce: BigInt(nonce), deadline: BigInt(deadline) };
  return { ok: true, value: { account: rest.account, lines: toLines(rest.lines), claim, ...validity, signature } };
}

/** Reads what a holder signed. */
export function readOrder(text: string): Read<Order> {
  const raw = read("order", text);
  if (!raw.ok) return raw;
  const { nonce, deadline, signature, vintage: of, amount: units, operator, account: holder } = raw.value;
  const claim = claimOf(raw.value.claim);
  if (!claim) return { ok: false, problem: "claimRefused" };
  const validity = { nonce: BigInt(nonce), deadline: BigInt(deadline) };
  const order = { account: holder, operator, vintage: of, amount: BigInt(units), claim, ...validity, signature };
  return { ok: true, value: order };
}

/** Whether a consent is to this retirement and to no other one. */
export function isConsentTo(consent: ConsentDraft, draft: ConsentDraft): boolean {
  const plain = ({ account: by, lines: parts, claim }: ConsentDraft) =>
    writeDraft({ account: by.toLowerCase() as Address, lines: parts, claim: inOrder(claim) });
  return plain(consent) === plain(draft);
}

function inOrder(claim: ConsentDraft["claim"]): ConsentDraft["claim"] {
  const entries = Object.entries({ ...claim, beneficiary: claim.beneficiary.toLowerCase() });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) as never;
}
