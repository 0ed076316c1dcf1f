import { Trans } from "@lingui/react/macro";
import { addressOf } from "../../../chain/contracts.ts";
import { Button, Notice } from "../../../ui/index.ts";
import type { ProposalCall } from "../model.ts";
import { useRoleName } from "../words/roles.ts";
import type { Fields } from "./draft.ts";
import { useMissingRoles } from "./permissions.ts";

interface GrantsProps {
  calls: readonly ProposalCall[];
  /** Puts a grant before all other actions; absent when there is no room for one. */
  onGrant: ((fields: Fields) => void) | undefined;
}

/** What the Timelock may not do yet, and the offer to let it, as a first action. */
export function Grants({ calls, onGrant }: GrantsProps) {
  const roleName = useRoleName();
  const { data = [] } = useMissingRoles(calls);
  const roles = [...new Map(data.map((missing) => [missing.role, missing])).values()];
  return roles.map(({ role, contract, functionName }) => {
    const name = roleName(role);
    return (
      <Notice key={String(role)} tone="warn" title={<Trans>The stakers may not do this directly</Trans>}>
        <div data-testid="missing-role">
          <p>
            <Trans>
              {contract}.{functionName} takes the role {name}, which the Timelock does not have. It may grant it to
              itself first, in the same proposal; the proposal then waits as long as a change of roles does.
            </Trans>
          </p>
          {onGrant && (
            <Button
              size="sm"
              variant="secondary"
              className="mt-2"
              onClick={() => onGrant({ operation: "grant", role: String(role), account: addressOf("Timelock") })}
            >
              <Trans>Add the grant as the first action</Trans>
            </Button>
          )}
        </div>
      </Notice>
    );
  });
}
