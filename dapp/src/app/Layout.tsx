import { Trans, useLingui } from "@lingui/react/macro";
import { Link, Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { deployment } from "../chain/deployment.ts";
import { env } from "../chain/env.ts";
import { useChainName } from "../chain/useChainName.ts";
import { useFollowIndexer } from "../data/index.ts";
import { FreshnessBanner } from "../features/freshness/index.ts";
import { WalletButton } from "../features/wallet/index.ts";
import { withTexts } from "../i18n/index.ts";
import { LogoMark, Notice } from "../ui/index.ts";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { BottomNavigation, HeaderNavigation } from "./Navigation.tsx";
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
            <span className="hidden sm:inline lg:hidden xl:inline">Carbontrace</span>
          </Link>
          <HeaderNavigation />
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
      <BottomNavigation />
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
