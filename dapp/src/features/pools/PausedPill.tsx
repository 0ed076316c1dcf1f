import { Trans } from "@lingui/react/macro";
import { Pill } from "../../ui/index.ts";
import { useChainNow } from "../token/index.ts";

/** That deposits are stopped; nothing while they are open. */
export function PausedPill({ until }: { until: bigint }) {
  if (useChainNow() >= until) return null;
  return (
    <Pill tone="warn" dot>
      <Trans>Deposits stopped</Trans>
    </Pill>
  );
}
