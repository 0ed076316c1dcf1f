import { Trans } from "@lingui/react/macro";
import { Notice } from "../../../ui/index.ts";

/** What becomes of the seven days where something takes the place of what the Governor was made with. */
export function Successor() {
  return (
    <Notice tone="warn" className="mt-2">
      <Trans>
        The Governor knows only the treasury Safe, its guard and module, the guardian and the access manager that it was
        made with: later calls to what takes their place wait two days instead of seven, unless the Governor is replaced
        too.
      </Trans>
    </Notice>
  );
}

/** What becomes of the seven days where others than the Governor can bring operations into the Timelock. */
export function OtherProposer() {
  return (
    <Notice tone="warn" className="mt-2">
      <Trans>
        The seven days are a rule of the Governor alone: whoever else may put operations into the Timelock waits only
        its least delay, for upgrades too, unless it keeps such a rule itself.
      </Trans>
    </Notice>
  );
}
