import { Trans } from "@lingui/react/macro";

/** Retire. */
export function RetirePage() {
  return (
    <h1>
      <Trans>Retire</Trans>
    </h1>
  );
}
