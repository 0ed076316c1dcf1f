import { Trans } from "@lingui/react/macro";

/** The wallet's place in the header. */
export function WalletButton() {
  return (
    <button type="button" className="btn btn-primary">
      <Trans>Connect wallet</Trans>
    </button>
  );
}
