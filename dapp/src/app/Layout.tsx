import { Trans, useLingui } from "@lingui/react/macro";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { deployment } from "../chain/deployment.ts";
import { env } from "../chain/env.ts";
import { useChainName } from "../chain/useChainName.ts";
import { useFollowIndexer } from "../data/index.ts";
import { FreshnessBanner } from "../features/freshness/index.ts";
import { WalletButton } from "../features/wallet/index.ts";
import { withTexts } from "../i18n/index.ts";
import { cx, LogoMark, Notice } from "../ui/index.ts";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { useFocusOnNavigation } from "./useFocusOnNavigation.ts";

const Toasts = lazy(() => withTexts(import("./Toasts.tsx")));

/** The frame around every page: skip link, header, navigation, content. */
export function Layout() {
  const { t } = useLingui();
  useFollowIndexer();
  useFocusOnNavigation("main");
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-surface focus:p-3"
      >
        <Trans>Skip to content</Trans>
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-surface">
        <div className="mx-auto flex h-16 max-w-6xl items-center gap-3 px-4">
          <Link to="/" className="flex items-center gap-2 font-semibold" aria-label={t`Carbontrace, to the portfolio`}>
            <LogoMark />
            <span className="hidden sm:inline">Carbontrace</span>
          </Link>
          <nav aria-label={t`Main`} className="hidden items-center gap-1 sm:flex">
            <NavigationLinks />
          </nav>
          <div className="ml-auto flex items-center gap-2">
            <LanguageSwitch />
            <WalletButton />
          </div>
        </div>
      </header>
      {deployment && <FreshnessBanner />}
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl grow px-4 py-6 outline-none">
        {deployment ? <Outlet /> : <NotDeployed />}
      </main>
      <nav
        aria-label={t`Main`}
        className="sticky bottom-0 z-30 flex justify-around border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
      >
        <NavigationLinks />
      </nav>
      <Suspense>
        <Toasts />
      </Suspense>
    </div>
  );
}

function NotDeployed() {
  const chain = `${useChainName()} (${env.chainId})`;
  return (
    <Notice tone="warn" title={<Trans>The market is not deployed on this chain</Trans>}>
      <Trans>No address book exists for {chain}. Deploy the contracts, then reload this page.</Trans>
    </Notice>
  );
}

/** The other pages of the market, of the token, of governance and of what can be checked belong to the entry that opens the first of them. */
const PORTFOLIO_PAGES = ["/diversification", "/pools", "/market", "/retire-now"];
const TOKEN_PAGES = ["/earn", "/vesting", "/airdrop"];
const GOVERNANCE_PAGES = ["/polls", "/treasury", "/permissions"];
const VERIFY_PAGES = ["/custody"];

function NavigationLinks() {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const within = (pages: readonly string[]) => pages.some((page) => path === page || path.startsWith(`${page}/`));
  const style = {
    className:
      "flex min-h-12 items-center rounded-lg px-1 text-xs font-medium text-ink-soft hover:text-ink sm:px-2 sm:text-sm lg:px-3",
    activeProps: { className: "text-brand!" },
  };
  const entry = (pages: readonly string[]) => ({
    ...style,
    className: cx(style.className, within(pages) && "text-brand!"),
    "aria-current": within(pages) ? ("true" as const) : undefined,
  });
  return (
    <>
      <Link to="/" {...entry(PORTFOLIO_PAGES)} activeOptions={{ exact: true, includeSearch: false }}>
        <Trans>Portfolio</Trans>
      </Link>
      <Link to="/credits" {...style}>
        <Trans>My credits</Trans>
      </Link>
      <Link to="/stake" {...entry(TOKEN_PAGES)}>
        <Trans>Stake</Trans>
      </Link>
      <Link to="/governance" {...entry(GOVERNANCE_PAGES)}>
        <Trans>Governance</Trans>
      </Link>
      <Link to="/verify" {...entry(VERIFY_PAGES)}>
        <Trans>Verify</Trans>
      </Link>
    </>
  );
}
