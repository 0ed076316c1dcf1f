import { Trans } from "@lingui/react/macro";

/** Portfolio. */
export function PortfolioPage() {
  return (
    <h1>
      <Trans>Portfolio</Trans>
    </h1>
  );
}
