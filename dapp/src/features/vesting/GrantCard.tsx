import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { type Address, isAddressEqual } from "viem";
import type { Grant, GrantRelation } from "../../data/vesting.ts";
import { relationOf, releasableOf, vestedOf } from "../../data/vesting.ts";
import { AddressText, Card, type Fact, Facts, Pill, Time } from "../../ui/index.ts";
import { Crbn, useChainNow } from "../token/index.ts";
import { GrantActions } from "./GrantActions.tsx";
import { Milestones } from "./Milestones.tsx";
import { Releases } from "./Releases.tsx";
import { VestingChart } from "./VestingChart.tsx";
import { bucketNames } from "./words.ts";

function Pills({ grant, relation }: { grant: Grant; relation: GrantRelation }) {
  return (
    <span className="flex flex-wrap gap-2">
      {relation === "offered" && (
        <Pill tone="info" dot>
          <Trans>Offered to you</Trans>
        </Pill>
      )}
      {relation === "own" && grant.offeredTo && (
        <Pill tone="info" dot>
          <Trans>You offered it</Trans>
        </Pill>
      )}
      {relation === "handedOver" && (
        <Pill>
          <Trans>Handed over</Trans>
        </Pill>
      )}
      {grant.revokedAt !== null ? (
        <Pill tone="danger">
          <Trans>Revoked</Trans>
        </Pill>
      ) : (
        <Pill tone={grant.revocable ? "warn" : "good"}>
          {grant.revocable ? <Trans>Revocable</Trans> : <Trans>Irrevocable</Trans>}
        </Pill>
      )}
    </span>
  );
}

/** An amount that grows as time passes. */
function Ticking({ grant, amountAt }: { grant: Grant; amountAt: (grant: Grant, now: bigint) => bigint }) {
  const now = useChainNow();
  const { line, revokedAt } = grant;
  const grows = line !== null && revokedAt === null && now >= line.cliff && now < line.end;
  return <Crbn units={amountAt(grant, now)} short={!grows} ticking={grows} />;
}

function useFacts(grant: Grant, relation: GrantRelation): Fact[] {
  const { t } = useLingui();
  const { granted, amount, released, line, start, beneficiary, firstBeneficiary, offeredTo, revokedAt } = grant;
  return [
    [t`Amount`, <Crbn key="amount" units={granted} short />],
    revokedAt !== null && [t`Left after the revocation`, <Crbn key="left" units={amount} short />],
    [t`Vested`, <Ticking key="vested" grant={grant} amountAt={vestedOf} />],
    [
      t`Claimed`,
      <span key="claimed" data-testid="claimed">
        <Crbn units={released} short />
      </span>,
    ],
    [
      t`Claimable now`,
      <strong key="claimable" className="text-brand" data-testid="claimable">
        <Ticking grant={grant} amountAt={releasableOf} />
      </strong>,
    ],
    line ? [t`Vests from`, <Time key="start" at={start} />] : [t`Granted on`, <Time key="start" at={start} />],
    line && line.cliff > line.start && [t`Nothing before the cliff`, <Time key="cliff" at={line.cliff} />],
    line && [t`All vested`, <Time key="end" at={line.end} />],
    revokedAt !== null && [t`Revoked on`, <Time key="revoked" at={revokedAt} />],
    relation !== "own" && [t`Beneficiary`, <AddressText key="beneficiary" address={beneficiary} />],
    !isAddressEqual(firstBeneficiary, beneficiary) && [
      t`First beneficiary`,
      <AddressText key="first" address={firstBeneficiary} />,
    ],
    offeredTo !== null &&
      relation !== "offered" && [t`Offered to`, <AddressText key="offeredTo" address={offeredTo} />],
  ];
}

function Curve({ grant }: { grant: Grant }) {
  const now = useChainNow();
  const { line } = grant;
  return line ? <VestingChart grant={{ ...grant, line }} now={now} /> : <Milestones grant={grant} />;
}

/** A grant: what it is, how it vests, and what the account can do with it. */
export function GrantCard({ grant, account }: { grant: Grant; account: Address }) {
  const { t, i18n } = useLingui();
  const id = useId();
  const relation = relationOf(grant, account);
  const bucket = i18n._(bucketNames[grant.bucket]);
  const number = String(grant.number);
  const title = t`${bucket}: grant ${number}`;
  return (
    <Card className="p-4 sm:p-6">
      <article aria-labelledby={id} data-testid="grant" data-relation={relation}>
        <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h3 id={id} className="font-semibold break-words">
            {title}
            {grant.name && <span className="font-normal text-ink-soft"> · {grant.name}</span>}
          </h3>
          <Pills grant={grant} relation={relation} />
        </div>
        <Facts rows facts={useFacts(grant, relation)} />
        <div className="mt-6">
          <Curve grant={grant} />
        </div>
        <GrantActions grant={grant} relation={relation} title={title} />
        <Releases releases={grant.releases} />
      </article>
    </Card>
  );
}
