import { Trans, useLingui } from "@lingui/react/macro";
import { Link, Outlet } from "@tanstack/react-router";

const TAB = {
  className:
    "-mb-px flex min-h-11 items-center justify-center border-b-2 border-transparent px-3 text-sm font-medium whitespace-nowrap text-ink-soft hover:text-ink sm:px-4",
  activeProps: { className: "border-brand! text-brand!" },
  activeOptions: { includeSearch: false },
} as const;

/** What the desks share: a row of tabs, the shown one marked. */
export function DeskFrame() {
  const { t } = useLingui();
  return (
    <>
      <nav aria-label={t`Desks`} className="mb-6 flex flex-wrap border-b border-line" data-testid="desk-tabs">
        <Link to="/desk/curator" {...TAB}>
          <Trans>Curator</Trans>
        </Link>
        <Link to="/desk/council" {...TAB}>
          <Trans>Curation council</Trans>
        </Link>
        <Link to="/desk/registrar" {...TAB}>
          <Trans>Registrar</Trans>
        </Link>
        <Link to="/desk/verifier" {...TAB}>
          <Trans>Verifier</Trans>
        </Link>
      </nav>
      <Outlet />
    </>
  );
}
