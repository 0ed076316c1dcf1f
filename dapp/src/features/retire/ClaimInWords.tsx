import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ClaimForm } from "../../transactions/index.ts";
import { ClaimFacts, Words } from "../certificate/index.ts";
import { asShown } from "./asShown.ts";

/** For whom and what, as the certificate will say it. `children`: what else is to be said of the names. */
export function ClaimInWords({ claim, children }: { claim: ClaimForm; children?: ReactNode }) {
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h2 className="text-sm text-ink-faint">
          <Trans>For</Trans>
        </h2>
        <p className="text-lg font-semibold">
          {claim.beneficiaryName === "" ? <Trans>no named beneficiary</Trans> : <Words>{claim.beneficiaryName}</Words>}
        </p>
      </div>
      {children}
      <ClaimFacts claim={asShown(claim)} />
      {claim.message !== "" && (
        <blockquote className="border-l-4 border-line-strong pl-4">
          <Words>{claim.message}</Words>
        </blockquote>
      )}
    </div>
  );
}
