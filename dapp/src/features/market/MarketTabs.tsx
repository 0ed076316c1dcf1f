import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";

const TAB = {
  className:
    "-mb-px flex min-h-11 items-center justify-center border-b-2 border-transparent px-2 text-sm font-medium whitespace-nowrap text-ink-soft hover:text-ink sm:px-4",
  activeProps: { className: "border-brand! text-brand!" },
} as const;

/** What the pages of the market share; the one that is shown is marked, also for screen readers. */
export function MarketTabs() {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Market`} className="mb-6 flex flex-wrap border-b border-line" data-testid="market-tabs">
      <Link to="/market" {...TAB} activeOptions={{ exact: true }}>
        <Trans>Offers</Trans>
      </Link>
      <Link to="/market/sell" {...TAB}>
        <Trans>Sell</Trans>
      </Link>
      <Link to="/market/sign" {...TAB}>
        <Trans>Sign an order</Trans>
      </Link>
      <Link to="/market/order" {...TAB}>
        <Trans>Open an order</Trans>
      </Link>
      <Link to="/market/mine" {...TAB}>
        <Trans>My offers</Trans>
      </Link>
    </nav>
  );
}
