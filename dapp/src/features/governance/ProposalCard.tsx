import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ProposalHead } from "../../data/governance.ts";
import { plain } from "../../i18n/index.ts";
import { AddressText, Card, Skeleton, Time } from "../../ui/index.ts";
import { NextChange, StatePill } from "./StatePill.tsx";
import { QuorumLine, TallyBar } from "./Tally.tsx";
import { useStanding } from "./useGovernance.ts";

/** A proposal in the list: what it is called, how it stands, and what comes next. */
export function ProposalCard({ head }: { head: ProposalHead }) {
  const { data: standing, error } = useStanding(head.id);
  return (
    <Card className="flex flex-col gap-3 p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h3 className="min-w-0 font-semibold wrap-anywhere">
          <Link
            to="/governance/$proposal"
            params={{ proposal: String(head.id) }}
            className="inline-block min-h-6 max-w-full text-ink underline decoration-line-strong underline-offset-4 hover:decoration-brand"
          >
            {plain(head.title) || <Trans>Without a title</Trans>}
          </Link>
        </h3>
        {standing && <StatePill standing={standing} />}
      </div>
      {standing && (
        <>
          <p className="text-sm text-ink-soft empty:hidden">
            <NextChange standing={standing} />
          </p>
          <TallyBar standing={standing} />
          <p className="text-sm text-ink-soft">
            <QuorumLine standing={standing} />
          </p>
        </>
      )}
      {!standing && !error && <Skeleton className="h-16" />}
      {!standing && error && (
        <p className="text-sm text-danger">
          <Trans>The chain does not answer, so how it stands is not known.</Trans>
        </p>
      )}
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-faint">
        <span>
          <Trans>
            by <AddressText address={head.proposer} copy={false} />
          </Trans>
        </span>
        <Time at={head.createdAt} />
      </p>
    </Card>
  );
}
