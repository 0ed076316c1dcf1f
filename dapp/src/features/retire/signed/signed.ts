import type { Address } from "viem";
import { zeroAddress } from "viem";
import { judgeConsent, judgeOrder } from "./judge.ts";
import { type Read, readConsent, readOrder } from "./texts.ts";
import type { Consent, ConsentDraft, Order } from "./typedData.ts";

/** A retirement that one party signed and another one carries out. */
export type Signed = { kind: "consent"; value: Consent } | { kind: "order"; value: Order };

/** Reads what was handed over as one kind or the other. */
export function readSigned(kind: Signed["kind"], text: string): Read<Signed> {
  if (kind === "consent") {
    const read = readConsent(text);
    return read.ok ? { ok: true, value: { kind, value: read.value } } : read;
  }
  const read = readOrder(text);
  return read.ok ? { ok: true, value: { kind, value: read.value } } : read;
}

/** Reads it as whichever kind it is. */
export function readAnySigned(text: string): Read<Signed> {
  const consent = readSigned("consent", text);
  return consent.ok || consent.problem !== "anotherKind" ? consent : readSigned("order", text);
}

/** Who signed: the beneficiary of a consent, the holder of an order. */
export function signerOf({ kind, value }: Signed): Address {
  return kind === "consent" ? (value.claim.beneficiary as Address) : value.account;
}

/** What is retired, by whom, for whom. */
export function retirementOf({ kind, value }: Signed): ConsentDraft {
  const { account, claim } = value;
  return {
    account,
    claim,
    lines: kind === "consent" ? value.lines : [{ vintage: value.vintage, amount: value.amount }],
  };
}

/** What keeps an account from carrying it out; null when nothing does. */
export function judge(signed: Signed, sender: Address) {
  return signed.kind === "consent" ? judgeConsent(signed.value, sender) : judgeOrder(signed.value, sender);
}

/** What the action `retireWithConsent` is asked. */
export function consentRequest({ lines, claim, nonce, deadline, signature }: Consent) {
  return { lines: [...lines], claim, consent: { nonce, deadline, signature } };
}

/** What the action `retireByOrder` is asked. */
export function orderRequest({ account, operator, vintage, amount, nonce, deadline, claim, signature }: Order) {
  return { order: { account, operator: operator ?? zeroAddress, vintage, amount, nonce, deadline }, claim, signature };
}
