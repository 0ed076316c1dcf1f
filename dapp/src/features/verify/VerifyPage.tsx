import { Trans } from "@lingui/react/macro";

/** Verify. */
export function VerifyPage() {
  return (
    <h1>
      <Trans>Verify</Trans>
    </h1>
  );
}
