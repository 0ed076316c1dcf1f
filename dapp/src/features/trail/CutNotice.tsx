import { Trans } from "@lingui/react/macro";

interface CutNoticeProps {
  /** How many rows came back. */
  count: number;
  /** How many rows the indexer was asked for; undefined where it was not the one that answered. */
  limit: number | undefined;
  /** Which end of the list was asked for. */
  kept: "newest" | "first" | "cheapest";
}

/** Says that a list may go on: it came back as long as it may be. */
export function CutNotice({ count, limit, kept }: CutNoticeProps) {
  if (limit === undefined || count < limit) return null;
  return (
    <p className="mt-3 text-sm text-ink-soft">
      {kept === "newest" && <Trans>Only the newest {limit} are shown.</Trans>}
      {kept === "first" && <Trans>Only the first {limit} are shown.</Trans>}
      {kept === "cheapest" && <Trans>Only the cheapest {limit} are shown.</Trans>}
    </p>
  );
}
