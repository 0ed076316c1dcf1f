import { type Address, isAddressEqual } from "viem";
import { chainNow } from "../../../data/index.ts";
import { isSignedBy } from "../../handover/index.ts";
import { checkLines, type LineCheck } from "../readRetirable.ts";
import { type Consent, consentData, nonceState, type Order, orderData } from "./typedData.ts";

/** Why a signed retirement cannot be carried out. A sentence is written for each in `words.ts`. */
export type SignedProblem = "expired" | "used" | "waits" | "unsigned" | "anotherAccount" | "anotherOperator";

/** What is in the way: of the signature, or of a line. Null when nothing is. */
export type Verdict = { problem: SignedProblem } | { line: number; check: LineCheck } | null;

async function judgeSignature(
  signer: Address,
  data: Parameters<typeof isSignedBy>[1],
  { nonce, deadline, signature }: Pick<Consent, "nonce" | "deadline" | "signature">,
): Promise<SignedProblem | null> {
  if (deadline < chainNow()) return "expired";
  const [state, right] = await Promise.all([nonceState(signer, nonce), isSignedBy(signer, data, signature)]);
  if (!right) return "unsigned";
  return state === "fresh" ? null : state;
}

async function judgeLines(account: Address, lines: Consent["lines"]): Promise<Verdict> {
  const checks = await checkLines(account, lines);
  const line = checks.findIndex(({ problem }) => problem !== "none");
  const check = checks[line];
  return check ? { line, check } : null;
}

/** What keeps an account from retiring with a consent. Asks the chain. */
export async function judgeConsent(consent: Consent, sender: Address): Promise<Verdict> {
  const problem = await judgeSignature(consent.claim.beneficiary as Address, consentData(consent), consent);
  if (problem) return { problem };
  if (!isAddressEqual(consent.account, sender)) return { problem: "anotherAccount" };
  return judgeLines(consent.account, consent.lines);
}

/** What keeps an account from carrying out an order. Asks the chain. */
export async function judgeOrder(order: Order, sender: Address): Promise<Verdict> {
  const problem = await judgeSignature(order.account, orderData(order), order);
  if (problem) return { problem };
  if (order.operator && !isAddressEqual(order.operator, sender)) return { problem: "anotherOperator" };
  return judgeLines(order.account, [{ vintage: order.vintage, amount: order.amount }]);
}
