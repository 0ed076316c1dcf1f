import { Trans } from "@lingui/react/macro";
import type { Address } from "viem";
import { type ClaimForm, toClaim } from "../../transactions/index.ts";
import { Notice, Tonnes } from "../../ui/index.ts";
import { type CertificateClaim, ClaimFacts, Words } from "../certificate/index.ts";
import type { Retirable } from "./readRetirable.ts";
import { SerialPreview } from "./SerialPreview.tsx";

interface ReviewStepProps {
  retirable: Retirable;
  amount: bigint;
  /** Null when only a record is left. */
  claim: ClaimForm | null;
  /** It is done: what comes next in the sequence is no longer this retirement's. */
  settled: boolean;
}

/** The claim as the certificate will show it. */
function asShown(form: ClaimForm): CertificateClaim {
  return {
    ...toClaim(form),
    purpose: form.purpose,
    consumptionCountry: form.consumptionCountry,
    beneficiary: form.beneficiary === "" ? null : (form.beneficiary as Address),
  };
}

/** Everything that is about to be signed, as it will be read afterwards. */
export function ReviewStep({ retirable, amount, claim, settled }: ReviewStepProps) {
  return (
    <div className="flex flex-col gap-6">
      <div>
        <h2 className="text-sm text-ink-faint">
          <Trans>Retire for good</Trans>
        </h2>
        <p className="text-2xl font-semibold">
          <Tonnes units={amount} />
        </p>
      </div>
      {claim && (
        <div className="flex flex-col gap-4">
          <div>
            <h2 className="text-sm text-ink-faint">
              <Trans>For</Trans>
            </h2>
            <p className="text-lg font-semibold">
              {claim.beneficiaryName === "" ? (
                <Trans>no named beneficiary</Trans>
              ) : (
                <Words>{claim.beneficiaryName}</Words>
              )}
            </p>
          </div>
          <ClaimFacts claim={asShown(claim)} />
          {claim.message !== "" && (
            <blockquote className="border-l-4 border-line-strong pl-4">
              <Words>{claim.message}</Words>
            </blockquote>
          )}
        </div>
      )}
      {!settled && (
        <>
          <SerialPreview vintage={retirable.id} amount={amount} />
          <Notice tone="warn">
            <Trans>Retiring cannot be undone: the credits are burned, and nobody can ever use them again.</Trans>
          </Notice>
        </>
      )}
    </div>
  );
}
