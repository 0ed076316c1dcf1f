import { Trans } from "@lingui/react/macro";

/** Buy. */
export function BuyPage() {
  return (
    <h1>
      <Trans>Buy</Trans>
    </h1>
  );
}
