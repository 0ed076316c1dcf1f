import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";

/** An address that names no page. */
export function NotFound() {
  return (
    <div className="py-12 text-center">
      <h1 className="text-2xl font-semibold">
        <Trans>This page does not exist</Trans>
      </h1>
      <p className="mt-2 text-ink-soft">
        <Trans>The address may be mistyped, or the link is old.</Trans>
      </p>
      <Link to="/" className="mt-4 inline-block text-brand underline">
        <Trans>To the portfolio</Trans>
      </Link>
    </div>
  );
}

/** A page that broke while it was drawn. */
export function RouteError({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <div className="py-12 text-center" role="alert">
      <h1 className="text-2xl font-semibold">
        <Trans>This page could not be shown</Trans>
      </h1>
      <p className="mt-2 text-ink-soft">
        <Trans>Nothing was sent or signed. Try again; if it stays, reload the page.</Trans>
      </p>
      <p className="mt-2 font-mono text-sm break-words text-ink-faint">
        {error instanceof Error ? error.message.slice(0, 300) : null}
      </p>
      <button type="button" onClick={reset} className="mt-4 text-brand underline">
        <Trans>Try again</Trans>
      </button>
    </div>
  );
}
