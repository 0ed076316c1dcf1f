import { type Address, type Hex, zeroAddress } from "viem";
import { CONSENT_TYPES, ORDER_TYPES } from "../../../../../script/chain/typedData.ts";
import { env } from "../../../chain/env.ts";
import { provenance } from "../../../chain/provenance.ts";
import { publicClient } from "../../../chain/wagmi.ts";
import { type ClaimForm, toClaim } from "../../../transactions/index.ts";
import type { Validity } from "../../handover/index.ts";
import type { ParsedLine } from "../lines.ts";

/** The EIP-712 domain of the retirement desk. */
const domain = {
  name: "Carbontrace Retirement Desk",
  version: "1",
  chainId: env.chainId,
  verifyingContract: provenance.retirementDesk.address,
} as const;

/** A retirement that its beneficiary is asked to agree to. `account`: who retires. */
export interface ConsentDraft {
  account: Address;
  lines: readonly ParsedLine[];
  claim: ClaimForm;
}

/** What the beneficiary signed. */
export interface Consent extends ConsentDraft, Validity {
  signature: Hex;
}

/** What a holder orders. `operator`: who may carry it out; null lets everybody. */
export interface OrderDraft {
  account: Address;
  operator: Address | null;
  vintage: number;
  amount: bigint;
  claim: ClaimForm;
}

/** What the holder signed. */
export interface Order extends OrderDraft, Validity {
  signature: Hex;
}

/** What the beneficiary's wallet is asked to sign. */
export function consentData({ account, lines, claim, nonce, deadline }: ConsentDraft & Validity) {
  const message = { account, lines: [...lines], claim: toClaim(claim), nonce, deadline };
  return { domain, types: CONSENT_TYPES, primaryType: "RetirementConsent", message } as const;
}

/** What the holder's wallet is asked to sign. */
export function orderData({ account, operator, vintage, amount, claim, nonce, deadline }: OrderDraft & Validity) {
  const message = {
    ...{ account, operator: operator ?? zeroAddress, vintage, amount },
    ...{ claim: toClaim(claim), nonce, deadline },
  };
  return { domain, types: ORDER_TYPES, primaryType: "RetirementOrder", message } as const;
}

/** A nonce under a key of its own, so that no signature has to wait for another one. */
export function newNonce(): bigint {
  const key = crypto.getRandomValues(new BigUint64Array(3)).reduce((sum, part) => (sum << 64n) | part, 0n);
  return key << 64n;
}

/** How a nonce of a signer stands: it can be used, was used or made void, or waits for those before it. */
export async function nonceState(signer: Address, nonce: bigint): Promise<"fresh" | "used" | "waits"> {
  const next = await publicClient.readContract({
    ...provenance.retirementDesk,
    functionName: "nonces",
    args: [signer, nonce >> 64n],
  });
  if (next === nonce) return "fresh";
  return next > nonce ? "used" : "waits";
}
