import { Trans } from "@lingui/react/macro";

/** Certificate. */
export function CertificatePage() {
  return (
    <h1>
      <Trans>Certificate</Trans>
    </h1>
  );
}
