import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";

const TAB = {
  className:
    "-mb-px flex min-h-11 grow items-center justify-center border-b-2 border-transparent px-3 text-sm font-medium text-ink-soft hover:text-ink sm:grow-0 sm:px-4",
  activeProps: { className: "border-brand! text-brand!" },
} as const;

/** The pages of the token: stake, earn, vesting, airdrop. The one that is shown is marked, also for screen readers. */
export function TokenTabs() {
  const { t } = useLingui();
  return (
    <nav aria-label={t`$CRBN`} className="mb-6 flex border-b border-line" data-testid="token-tabs">
      <Link to="/stake" {...TAB}>
        <Trans>Stake</Trans>
      </Link>
      <Link to="/earn" {...TAB}>
        <Trans>Earn</Trans>
      </Link>
      <Link to="/vesting" {...TAB}>
        <Trans>Vesting</Trans>
      </Link>
      <Link to="/airdrop" {...TAB}>
        <Trans>Airdrop</Trans>
      </Link>
    </nav>
  );
}
