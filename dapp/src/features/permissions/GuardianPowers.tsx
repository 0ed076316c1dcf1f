import { Trans, useLingui } from "@lingui/react/macro";
import { governance } from "../../chain/governance.ts";
import type { GuardianState } from "../../data/permissions.ts";
import { Card, type Fact, Facts, Notice, Time } from "../../ui/index.ts";
import { useChainNow } from "../token/index.ts";
import { AccountName } from "./AccountName.tsx";

/** The emergency brake: what it can do, and whether it may do so now, on the chain's time. */
export function GuardianPowers({ guardian }: { guardian: GuardianState }) {
  const { t } = useLingui();
  const now = useChainNow();
  const paused = guardian.pausedUntil > now;
  const resting = guardian.restUntil > now;
  const facts: Fact[] = [
    [t`Guardian Safe`, <AccountName key="safe" address={governance.guardianSafe.address} />],
    [
      t`Entries`,
      paused ? (
        <Trans key="entries">
          stopped until <Time at={guardian.pausedUntil} />
        </Trans>
      ) : (
        t`open`
      ),
    ],
    [
      t`May it pause now?`,
      <span key="may" data-testid="may-pause">
        {resting ? (
          <Trans>
            not before <Time at={guardian.restUntil} />, unless a vote allows it
          </Trans>
        ) : (
          t`yes`
        )}
      </span>,
    ],
    [
      t`Contracts that it pauses together`,
      <ul key="targets">
        {guardian.targets.map((target) => (
          <li key={target}>
            <AccountName address={target} />
          </li>
        ))}
      </ul>,
    ],
  ];
  return (
    <Card className="flex flex-col gap-4 p-4 sm:p-6">
      {paused && (
        <Notice tone="warn" title={t`Entries are stopped`}>
          <Trans>Retiring, withdrawing, claiming, cancelling and delegating always work.</Trans>
        </Notice>
      )}
      <Facts rows facts={facts} />
      <p className="text-sm text-ink-soft">
        <Trans>
          The guardian stops entries for 16 days at most, and then rests for 16 days. It vetoes a queued operation once;
          voted again, the same calls cannot be vetoed. It moves no money and changes no rule.
        </Trans>
      </p>
    </Card>
  );
}
