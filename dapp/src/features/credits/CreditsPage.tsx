import { Trans } from "@lingui/react/macro";

/** My credits. */
export function CreditsPage() {
  return (
    <h1>
      <Trans>My credits</Trans>
    </h1>
  );
}
