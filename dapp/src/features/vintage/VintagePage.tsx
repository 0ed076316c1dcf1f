import { Trans } from "@lingui/react/macro";

/** Vintage. */
export function VintagePage() {
  return (
    <h1>
      <Trans>Vintage</Trans>
    </h1>
  );
}
