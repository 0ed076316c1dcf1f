import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useIndexerStatus } from "../../data/index.ts";
import { cx } from "../../ui/index.ts";

/** Says across every page when the indexer cannot be believed as it is. Silent while it is fresh. */
export function FreshnessBanner() {
  const status = useIndexerStatus();
  if (!status || status.state === "fresh") return null;
  switch (status.state) {
    case "behind":
      return (
        <Banner tone="warn" state="behind">
          <Plural
            value={Number(status.lag)}
            one="The indexer is # block behind the chain. What happened since is not shown yet."
            other="The indexer is # blocks behind the chain. What happened since is not shown yet."
          />
        </Banner>
      );
    case "forked":
      return (
        <Banner tone="danger" state="forked">
          <Trans>The indexer describes blocks that are not on the chain. Pages are read from the chain itself.</Trans>
        </Banner>
      );
    case "down":
      return status.head === null ? (
        <Banner tone="danger" state="offline">
          <Trans>Neither the indexer nor the chain can be reached. Check your connection.</Trans>
        </Banner>
      ) : (
        <Banner tone="warn" state="down">
          <Trans>The indexer does not answer. Pages are read from the chain itself, which takes longer.</Trans>
        </Banner>
      );
    case "unchecked":
      return (
        <Banner tone="warn" state="unchecked">
          <Trans>The chain cannot be reached, so what the indexer says is not checked.</Trans>
        </Banner>
      );
  }
}

function Banner({ tone, state, children }: { tone: "warn" | "danger"; state: string; children: ReactNode }) {
  return (
    <div
      role="status"
      data-indexer={state}
      className={cx(
        "border-b border-line px-4 py-2 text-center text-sm",
        tone === "danger" ? "bg-danger-soft text-danger" : "bg-warn-soft text-warn",
      )}
    >
      {children}
    </div>
  );
}
