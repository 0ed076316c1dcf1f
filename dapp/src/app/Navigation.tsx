import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { cx } from "../ui/index.ts";
import { MorePages } from "./MorePages.tsx";

const ENTRY = {
  className:
    "flex min-h-12 items-center rounded-lg px-1 text-xs font-medium whitespace-nowrap text-ink-soft hover:text-ink lg:px-1.5 lg:text-sm xl:px-2.5",
  activeProps: { className: "text-brand!" },
} as const;

/** Pages without an entry of their own belong to the one that opens them. */
const PORTFOLIO_PAGES = ["/diversification"];
const TOKEN_PAGES = ["/vesting", "/airdrop"];
const GOVERNANCE_PAGES = ["/polls", "/treasury", "/permissions"];
const VERIFY_PAGES = ["/custody"];
/** What a phone's bar has no room for. */
const FURTHER_PAGES = ["/pools", "/earn", "/stake", "/governance", "/verify"].concat(
  TOKEN_PAGES,
  GOVERNANCE_PAGES,
  VERIFY_PAGES,
);

function useEntry() {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const within = (pages: readonly string[]) => pages.some((page) => path === page || path.startsWith(`${page}/`));
  const entry = (pages: readonly string[] = []) => ({
    ...ENTRY,
    className: cx(ENTRY.className, within(pages) && "text-brand!"),
    "aria-current": within(pages) ? ("true" as const) : undefined,
  });
  return { entry, within };
}

/** What most visits are about. */
function MainPages({ children }: { children?: ReactNode }) {
  const { entry } = useEntry();
  return (
    <>
      <Link to="/" {...entry(PORTFOLIO_PAGES)} activeOptions={{ exact: true, includeSearch: false }}>
        <Trans>Portfolio</Trans>
      </Link>
      <Link to="/market" {...entry()}>
        <Trans>Market</Trans>
      </Link>
      {children}
      <Link to="/retire-now" {...entry()}>
        <Trans>Retire now</Trans>
      </Link>
      <Link to="/credits" {...entry()}>
        <Trans>My credits</Trans>
      </Link>
    </>
  );
}

function PoolsLink() {
  const { entry } = useEntry();
  return (
    <Link to="/pools" {...entry()}>
      <Trans>Pools</Trans>
    </Link>
  );
}

function OtherPages() {
  const { entry } = useEntry();
  return (
    <>
      <Link to="/stake" {...entry(TOKEN_PAGES)}>
        <Trans>Stake</Trans>
      </Link>
      <Link to="/earn" {...entry()}>
        <Trans>Earn</Trans>
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

/** The way to every page, in the header of a wide screen. */
export function HeaderNavigation() {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Main`} className="hidden items-center lg:flex">
      <MainPages>
        <PoolsLink />
      </MainPages>
      <OtherPages />
    </nav>
  );
}

/** The same at a phone's lower edge, under the thumb: what most visits are about, and the rest behind one button. */
export function BottomNavigation() {
  const { t } = useLingui();
  const { within } = useEntry();
  return (
    <nav
      aria-label={t`Main`}
      className="sticky bottom-0 z-30 flex justify-around border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <MainPages />
      <MorePages className={cx(ENTRY.className, within(FURTHER_PAGES) && "text-brand!")}>
        <PoolsLink />
        <OtherPages />
      </MorePages>
    </nav>
  );
}
