import { Trans, useLingui } from "@lingui/react/macro";
import { Link, Outlet } from "@tanstack/react-router";

const TAB = {
  className:
    "-mb-px flex min-h-11 items-center justify-center border-b-2 border-transparent px-3 text-sm font-medium whitespace-nowrap text-ink-soft hover:text-ink sm:px-4",
  activeProps: { className: "border-brand! text-brand!" },
} as const;

/** What the pages of governance share: proposals, polls, treasury and permissions, the shown one marked. */
export default function GovernanceFrame() {
  const { t } = useLingui();
  return (
    <>
      <nav
        aria-label={t`Governance`}
        className="mb-6 flex flex-wrap border-b border-line max-sm:justify-between"
        data-testid="governance-tabs"
      >
        <Link to="/governance" {...TAB}>
          <Trans>Proposals</Trans>
        </Link>
        <Link to="/polls" {...TAB}>
          <Trans>Polls</Trans>
        </Link>
        <Link to="/treasury" {...TAB}>
          <Trans>Treasury</Trans>
        </Link>
        <Link to="/permissions" {...TAB}>
          <Trans>Permissions</Trans>
        </Link>
      </nav>
      <Outlet />
    </>
  );
}
