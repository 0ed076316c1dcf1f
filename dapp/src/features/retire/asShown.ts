import type { Address } from "viem";
import { type ClaimForm, toClaim } from "../../transactions/index.ts";
import type { CertificateClaim } from "../certificate/index.ts";

/** A claim as the certificate will show it. */
export function asShown(form: ClaimForm): CertificateClaim {
  return {
    ...toClaim(form),
    purpose: form.purpose,
    consumptionCountry: form.consumptionCountry,
    beneficiary: form.beneficiary === "" ? null : (form.beneficiary as Address),
  };
}
