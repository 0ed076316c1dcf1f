import * as z from "zod/mini";
import { provenance } from "../../chain/provenance.ts";
import { type Contract, oneCall } from "./oneCall.ts";
import { id, signature, text } from "./requests.ts";

/** Longest reason of disowning {bytes of UTF-8}. */
export const MAX_DISOWN_REASON = 256;
/** Longest amendment {bytes of UTF-8}. */
export const MAX_AMENDMENT = 1_000;

const notes: Contract = provenance.certificateNotes;
const certificate = { certificate: id };
/** How many amendments its beneficiary read: with another number the contract refuses their word. */
const read = { ...certificate, amendments: id };

/** The beneficiary confirms a certificate. */
export const confirmCertificate = oneCall("confirmCertificate", z.object(read), {
  contract: notes,
  functionName: "confirm",
  args: (request) => [request.certificate, request.amendments],
  eventName: "CertificateConfirmed",
  says: (request, beneficiary) => ({ certificate: request.certificate, beneficiary }),
  outcome: () => ({}),
});

/** The beneficiary says that the certificate is not theirs. */
export const disownCertificate = oneCall(
  "disownCertificate",
  z.object({ ...certificate, reason: text(0, MAX_DISOWN_REASON) }),
  {
    contract: notes,
    functionName: "disown",
    args: (request) => [request.certificate, request.reason],
    eventName: "CertificateDisowned",
    says: (request, beneficiary) => ({ certificate: request.certificate, beneficiary }),
    outcome: () => ({}),
  },
);

/** The holder of the code names themselves as beneficiary. `signature`: by the code's key, for this account. */
export const claimCertificate = oneCall("claimCertificate", z.object({ ...read, signature }), {
  contract: notes,
  functionName: "claim",
  args: (request) => [request.certificate, request.amendments, request.signature],
  eventName: "CertificateClaimed",
  says: (request, beneficiary) => ({ certificate: request.certificate, beneficiary }),
  outcome: () => ({}),
});

const amendment = z.object({
  ...certificate,
  text: text(1, MAX_AMENDMENT),
  /** The beneficiary's countersignature; null where none is needed. */
  countersignature: z.nullable(z.object({ nonce: id, deadline: id, signature })),
});

/** The retiree appends an amendment. */
export const amendCertificate = oneCall("amendCertificate", amendment, {
  contract: notes,
  functionName: "amend",
  args: ({ certificate: of, text: words, countersignature: signed }) => [
    of,
    words,
    signed?.nonce ?? 0n,
    signed?.deadline ?? 0n,
    signed?.signature ?? "0x",
  ],
  eventName: "CertificateAmended",
  says: (request, retiree) => ({ certificate: request.certificate, retiree, text: request.text }),
  outcome: ({ number }) => ({ number: number as bigint }),
});
