import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import { provenance } from "../../chain/provenance.ts";
import { claimSchema, toClaim } from "../claim.ts";
import { type Contract, oneCall } from "./oneCall.ts";
import { address, amount, id, vintage } from "./requests.ts";
import { MAX_LINES } from "./retireLines.ts";

const desk: Contract = provenance.retirementDesk;

/** Of an account, or of a contract (ERC-1271), whose signature may be empty. */
const signature = z.custom<`0x${string}`>((value) => typeof value === "string" && /^0x([0-9a-f]{2})*$/i.test(value));

/** Retires what the beneficiary agreed to by signature; the certificate is theirs, and says so. */
export const retireWithConsent = oneCall(
  "retireWithConsent",
  z.object({
    lines: z.array(z.object({ vintage, amount })).check(z.minLength(1), z.maxLength(MAX_LINES)),
    claim: claimSchema,
    consent: z.object({ nonce: id, deadline: id, signature }),
  }),
  {
    contract: desk,
    functionName: "retireWithConsent",
    args: ({ lines, claim, consent }) => [lines, toClaim(claim), consent],
    eventName: "CertificateIssued",
    from: contracts.retirementCertificate,
    says: ({ lines }, account) => ({ account, amount: lines.reduce((sum, line) => sum + line.amount, 0n) }),
    outcome: ({ certificate }) => ({ certificate: certificate as bigint }),
  },
);

/** Carries out a holder's signed order. `order.operator`: who may; the zero address lets everybody. */
export const retireByOrder = oneCall(
  "retireByOrder",
  z.object({
    order: z.object({ account: address, operator: address, vintage, amount, nonce: id, deadline: id }),
    claim: claimSchema,
    signature,
  }),
  {
    contract: desk,
    functionName: "retireByOrder",
    args: (request) => [request.order, toClaim(request.claim), request.signature],
    eventName: "OrderFilled",
    says: ({ order }, operator) => ({ account: order.account, nonce: order.nonce, operator }),
    outcome: ({ certificate }) => ({ certificate: certificate as bigint }),
  },
);

/** Makes what the account signed with a nonce void: an order, or a consent. */
export const voidSignature = oneCall("voidSignature", z.object({ nonce: id }), {
  contract: desk,
  functionName: "cancelNonce",
  args: ({ nonce }) => [nonce],
  eventName: "NonceCancelled",
  says: ({ nonce }, account) => ({ account, nonce }),
  outcome: () => ({}),
});
