import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useConnection } from "wagmi";
import type { ProposalHead } from "../../data/governance.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { buttonClass, EmptyState, Loading, PageHeader, Pagination, Section, Skeleton } from "../../ui/index.ts";
import { AsOf } from "../freshness/index.ts";
import { LocalClock } from "../localClock/index.ts";
import { ProposalCard } from "./ProposalCard.tsx";
import { PauseNotice, TermsOfVoting } from "./TermsOfVoting.tsx";
import { useGovernanceTerms, useProposals } from "./useGovernance.ts";

const PAGE = 10;

function List({ proposals }: { proposals: ProposalHead[] }) {
  const [page, setPage] = useState(1);
  if (proposals.length === 0) {
    return (
      <EmptyState title={<Trans>No proposals yet</Trans>}>
        <Trans>The first one appears here a moment after it is submitted.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <ol className="flex flex-col gap-4" data-testid="proposals">
        {proposals.slice((page - 1) * PAGE, page * PAGE).map((head) => (
          <li key={String(head.id)}>
            <ProposalCard head={head} />
          </li>
        ))}
      </ol>
      <Pagination page={page} pages={Math.ceil(proposals.length / PAGE)} onPage={setPage} />
    </>
  );
}

/** Every proposal with its state at the chain's time, and the rules of a vote. */
export function GovernancePage() {
  const { t } = useLingui();
  const { address } = useConnection();
  const { data: terms, error: termsError } = useGovernanceTerms();
  const { data: proposals, error } = useProposals();
  return (
    <>
      <PageHeader title={t`Governance`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            The stakers decide on fees, projects, the treasury, roles and upgrades. No key of anybody's can change a
            rule beside them.
          </Trans>
        </p>
      </PageHeader>
      {terms && <PauseNotice until={terms.pausedUntil} />}
      {terms && <TermsOfVoting terms={terms} account={address} />}
      {!terms && termsError && <ErrorSentence error={classifyError(termsError)} />}
      <Section
        title={t`Proposals`}
        aside={
          <Link to="/governance/new" className={buttonClass("primary", "sm")}>
            <Trans>New proposal</Trans>
          </Link>
        }
      >
        {proposals && <List proposals={proposals.value} />}
        {!proposals && error && <ErrorSentence error={classifyError(error)} />}
        {!proposals && !error && (
          <Loading>
            <Skeleton className="h-48" />
          </Loading>
        )}
      </Section>
      <LocalClock />
      {proposals && <AsOf answer={proposals} />}
    </>
  );
}
