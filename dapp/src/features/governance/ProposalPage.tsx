import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useConnection } from "wagmi";
import {
  bodyOf,
  nextChange,
  onlyProposerOf,
  type Proposal,
  type ProposalStanding,
  type Wait,
} from "../../data/governance.ts";
import { NotFoundError, type Sourced } from "../../data/index.ts";
import { plain, useLocale } from "../../i18n/index.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { AddressText, buttonClass, Card, Notice, PageHeader, Section, Skeleton, Time } from "../../ui/index.ts";
import { AsOf } from "../freshness/index.ts";
import { LocalClock } from "../localClock/index.ts";
import { ActionList, refusalOf, Simulation, Unqueueable } from "../proposalActions/index.ts";
import { useChainNow } from "../token/index.ts";
import { PageProblem, PageSkeleton } from "../trail/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { CancelProposal } from "./CancelProposal.tsx";
import { formatDays } from "./formatDays.ts";
import { Markdown } from "./Markdown.tsx";
import { MoveOn } from "./MoveOn.tsx";
import { parseProposalId } from "./proposalId.ts";
import { NextChange, StatePill } from "./StatePill.tsx";
import { Tally } from "./Tally.tsx";
import { Timeline } from "./Timeline.tsx";
import { useProposal, useStanding, useWait } from "./useGovernance.ts";
import { Voting } from "./VoteForm.tsx";
import { VotesList } from "./VotesList.tsx";

function DelayClass({ wait }: { wait: Wait }) {
  const locale = useLocale();
  const days = formatDays(wait.delay, locale);
  return (
    <p className="mb-4 max-w-prose text-sm text-ink-soft" data-testid="delay" data-days={days}>
      {wait.protected ? (
        <Trans>
          Once queued it waits {days} days, because it changes code, roles, the treasury Safe or the machinery of
          governance itself. Meanwhile everybody sees it coming, and the guardian can veto it once.
        </Trans>
      ) : (
        <Trans>
          Once queued it waits {days} days, as every ordinary change does. Meanwhile everybody sees it coming, and the
          guardian can veto it once.
        </Trans>
      )}
    </p>
  );
}

/** The node has stopped answering: what was read last is not the present. @param since When it answered last {ms}. */
function Unanswered({ since }: { since: number }) {
  const { t } = useLingui();
  return (
    <Notice tone="warn" title={t`The chain does not answer`} className="mb-6">
      <Trans>
        State and votes are as they were on <Time at={BigInt(Math.floor(since / 1_000))} />. Votes that were cast since
        are missing, and the outcome may be another.
      </Trans>
    </Notice>
  );
}

function Clock({ standing }: { standing: ProposalStanding }) {
  return <LocalClock next={nextChange(standing, useChainNow())} />;
}

function Head({ proposal, standing }: { proposal: Proposal; standing: ProposalStanding | undefined }) {
  const { t } = useLingui();
  const vetoed = proposal.steps.some(({ kind }) => kind === "Vetoed");
  return (
    <PageHeader
      title={plain(proposal.title) || t`Without a title`}
      eyebrow={
        <Link to="/governance" className="text-brand underline">
          <Trans>All proposals</Trans>
        </Link>
      }
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {standing ? <StatePill standing={standing} vetoed={vetoed} /> : <Skeleton className="h-6 w-32" />}
        {standing && (
          <p className="text-sm text-ink-soft empty:hidden">
            <NextChange standing={standing} />
          </p>
        )}
      </div>
      <p className="mt-3 flex flex-wrap items-baseline gap-x-3 text-sm text-ink-faint">
        <span>
          <Trans>
            by <AddressText address={proposal.proposer} />
          </Trans>
        </span>
        <Time at={proposal.createdAt} />
      </p>
    </PageHeader>
  );
}

function Description({ proposal }: { proposal: Proposal }) {
  const body = bodyOf(proposal.description);
  const only = onlyProposerOf(proposal.description);
  return (
    <>
      {body === "" ? (
        <p className="text-ink-soft">
          <Trans>The proposer says no more than the title.</Trans>
        </p>
      ) : (
        <Markdown source={body} />
      )}
      {only && (
        <p className="mt-3 text-sm text-ink-faint">
          <Trans>
            Only <AddressText address={only} copy={false} /> could make this proposal.
          </Trans>
        </p>
      )}
    </>
  );
}

/** Asks for a proposal's events again when the chain counts otherwise: without an indexer nobody else tells of a new vote. */
function useFollowStanding(standing: ProposalStanding | undefined, refetch: () => void): void {
  const told = standing && [standing.state, standing.for, standing.against, standing.abstain].join();
  const before = useRef(told);
  useEffect(() => {
    if (told === undefined || told === before.current) return;
    if (before.current !== undefined) refetch();
    before.current = told;
  }, [told, refetch]);
}

function Content({ answer, refetch }: { answer: Sourced<Proposal>; refetch: () => void }) {
  const { t } = useLingui();
  const { address } = useConnection();
  const { value: proposal } = answer;
  const { data: standing, error, dataUpdatedAt } = useStanding(proposal.id);
  useFollowStanding(standing, refetch);
  const { data: wait, error: waitError, failureReason } = useWait(proposal);
  const refusal = refusalOf(waitError ?? failureReason);
  const open = standing && standing.state !== "executed" && standing.state !== "canceled";
  return (
    <>
      <Head proposal={proposal} standing={standing} />
      {!standing && error && <ErrorSentence error={classifyError(error)} />}
      {standing && error && <Unanswered since={dataUpdatedAt} />}
      {standing && address && <CancelProposal proposal={proposal} standing={standing} account={address} />}
      {standing && (
        <MoveOn proposal={proposal} standing={standing} delay={wait?.delay} refused={refusal !== undefined} />
      )}
      <div className="grid items-start gap-x-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <Section title={t`Why`}>
            <Description proposal={proposal} />
          </Section>
          <Section title={t`What it does`}>
            {open && refusal && (
              <div className="mb-4">
                <Unqueueable refusal={refusal} />
              </div>
            )}
            {open && wait && !refusal && <DelayClass wait={wait} />}
            <ActionList calls={proposal.calls} />
          </Section>
          {open && (
            <Section
              title={t`What would happen now`}
              intro={<Trans>The calls, tried out on the present state of the chain. Nothing is sent.</Trans>}
            >
              <Simulation calls={proposal.calls} />
            </Section>
          )}
        </div>
        <div className="min-w-0">
          {standing && (
            <Section title={t({ message: "Votes", context: "tally" })}>
              <Card className="p-5">
                <Tally standing={standing} />
              </Card>
            </Section>
          )}
          {standing && open && (
            <Section title={t`Vote`}>
              {address ? (
                <Voting id={proposal.id} standing={standing} account={address} />
              ) : (
                <ConnectPrompt title={t`Connect a wallet to vote`}>
                  <Trans>What counts is what you had staked when voting opened.</Trans>
                </ConnectPrompt>
              )}
            </Section>
          )}
          {standing && (
            <Section title={t`Timeline`}>
              <Timeline proposal={proposal} standing={standing} />
            </Section>
          )}
        </div>
      </div>
      <Section title={t`Who voted`}>
        <VotesList proposal={proposal} />
      </Section>
      {standing && <Clock standing={standing} />}
      <AsOf answer={answer} />
    </>
  );
}

function AllProposals() {
  return (
    <Link to="/governance" className={buttonClass("secondary")}>
      <Trans>All proposals</Trans>
    </Link>
  );
}

function Known({ id }: { id: bigint }) {
  const { t } = useLingui();
  const { data, error, refetch } = useProposal(id);
  if (data) return <Content answer={data} refetch={refetch} />;
  return error ? (
    <PageProblem error={error} what={t`proposal`} back={<AllProposals />} onRetry={() => void refetch()} />
  ) : (
    <PageSkeleton />
  );
}

/** A proposal: why, what it does, how it stands, who voted, and what can be done with it now. */
export function ProposalPage() {
  const { t } = useLingui();
  const { proposal } = useParams({ from: "/governanceFrame/governance/$proposal" });
  const id = parseProposalId(proposal);
  if (id === null)
    return (
      <PageProblem
        error={new NotFoundError(`proposal ${proposal}`)}
        what={t`proposal`}
        back={<AllProposals />}
        onRetry={() => undefined}
      />
    );
  return <Known key={String(id)} id={id} />;
}
