import { Trans } from "@lingui/react/macro";
import { type Address, isAddressEqual } from "viem";
import { Notice } from "../../../ui/index.ts";
import { contractNamed } from "../decode/known.ts";

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

/** Where somebody else than the stakers' own contracts would hold one of the Timelock's roles. */
export function TimelockPower({ role, account }: { role: string | undefined; account: Address }) {
  const own = [contractNamed("Timelock"), contractNamed("CarbontraceGovernor")];
  if (own.some((contract) => contract && isAddressEqual(contract.address, account))) return null;
  if (role === "EXECUTOR_ROLE") {
    return (
      <Notice tone="danger" className="mt-2">
        <Trans>This account could execute what is queued, whoever queued it, past the Governor.</Trans>
      </Notice>
    );
  }
  if (role !== "PROPOSER_ROLE" && role !== "DEFAULT_ADMIN_ROLE") return null;
  return (
    <Notice tone="danger" className="mt-2">
      <Trans>This account could act without a vote of the stakers.</Trans>
    </Notice>
  );
}
