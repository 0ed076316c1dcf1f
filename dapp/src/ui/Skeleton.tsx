import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { cx } from "./classes.ts";

/** A grey place for what is loading, in the size that it will have. */
export function Skeleton({ className }: { className?: string }) {
  return <div className={cx("animate-pulse rounded-lg bg-line", className)} aria-hidden="true" />;
}

/** Skeletons, said once to a screen reader. */
export function Loading({ children }: { children: ReactNode }) {
  return (
    <div role="status">
      <span className="sr-only">
        <Trans>Loading…</Trans>
      </span>
      {children}
    </div>
  );
}
