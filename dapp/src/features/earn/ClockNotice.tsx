import { Trans } from "@lingui/react/macro";
import type { Clock } from "../../data/farms/model.ts";
import { Notice } from "../../ui/index.ts";

/** What stands still, and why; nothing while the clock runs. */
export function ClockNotice({ clock }: { clock: Clock }) {
  if (clock.end === 0n) return null;
  if (clock.clock >= clock.end) {
    return (
      <Notice tone="info" title={<Trans>The schedule is over</Trans>} className="mb-5">
        <Trans>Nothing is emitted any more. What was earned can be claimed for ever.</Trans>
      </Notice>
    );
  }
  if (clock.running) return null;
  return (
    <Notice tone="info" title={<Trans>The clock stands still</Trans>} className="mb-5">
      <Trans>
        Nothing is staked in a farm that has a weight, so nothing is emitted. Nothing is lost either: the schedule goes
        on where it stopped as soon as somebody stakes.
      </Trans>
    </Notice>
  );
}
