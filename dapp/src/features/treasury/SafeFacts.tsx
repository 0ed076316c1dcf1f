import { Trans, useLingui } from "@lingui/react/macro";
import { isAddressEqual, zeroAddress } from "viem";
import { governance } from "../../chain/governance.ts";
import type { SafeSetup } from "../../data/treasury.ts";
import { Card, type Fact, Facts, Notice } from "../../ui/index.ts";
import { AccountName } from "./AccountName.tsx";

/** The Safe as it is on chain now, and whether that is what the protocol was deployed with. */
export function SafeFacts({ safe }: { safe: SafeSetup }) {
  const { t } = useLingui();
  const { spendingGuard, treasuryModule, treasurySafe } = governance;
  const asDeployed =
    isAddressEqual(safe.guard, spendingGuard.address) &&
    safe.moduleGuard === zeroAddress &&
    safe.modules.length === 1 &&
    safe.modules.every((module) => isAddressEqual(module, treasuryModule.address));
  const threshold = String(safe.threshold);
  const owners = String(safe.owners.length);
  const none = t`none`;
  const facts: Fact[] = [
    [t`Safe`, <AccountName key="safe" address={treasurySafe.address} />],
    [t`Version`, safe.version],
    [t`Signatures needed`, t`${threshold} of ${owners}`],
    [
      t`Owners`,
      <ul key="owners" data-testid="owners">
        {safe.owners.map((owner) => (
          <li key={owner}>
            <AccountName address={owner} />
          </li>
        ))}
      </ul>,
    ],
    [
      t`Modules`,
      safe.modules.length === 0 ? none : safe.modules.map((module) => <AccountName key={module} address={module} />),
    ],
    [t`Guard`, safe.guard === zeroAddress ? none : <AccountName key="guard" address={safe.guard} />],
    [
      t`Module guard`,
      safe.moduleGuard === zeroAddress ? none : <AccountName key="moduleGuard" address={safe.moduleGuard} />,
    ],
    [
      t`Fallback handler`,
      safe.fallbackHandler === zeroAddress ? none : <AccountName key="handler" address={safe.fallbackHandler} />,
    ],
  ];
  return (
    <Card className="flex flex-col gap-4 p-4 sm:p-6">
      {!asDeployed && (
        <Notice tone="danger" title={t`The Safe is not as it was deployed`}>
          <Trans>
            Its guard or its modules are others than the protocol's own, so the limits above may not bind its signers.
          </Trans>
        </Notice>
      )}
      <Facts rows facts={facts} />
      <p className="text-sm text-ink-soft">
        <Trans>
          Owners, threshold, guard, modules and handler change by a vote of the stakers only, after seven days.
        </Trans>
      </p>
    </Card>
  );
}
