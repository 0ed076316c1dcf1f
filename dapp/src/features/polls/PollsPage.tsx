import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConnection } from "wagmi";
import { marketKey } from "../../data/index.ts";
import { readPolls, type SignalPoll } from "../../data/polls.ts";
import { classifyError, ErrorSentence } from "../../transactions/index.ts";
import { EmptyState, Loading, Notice, PageHeader, Section, Skeleton } from "../../ui/index.ts";
import { AsOf } from "../freshness/index.ts";
import { useChainNow } from "../token/index.ts";
import { ConnectPrompt } from "../wallet/index.ts";
import { OpenPollForm } from "./OpenPollForm.tsx";
import { PollCard } from "./PollCard.tsx";

/** The polls, apart by whether voting is open. A poll moves from one list to the other when its last second is over. */
function PollLists({ polls }: { polls: readonly SignalPoll[] }) {
  const { t } = useLingui();
  const now = useChainNow();
  const open = polls.filter(({ end }) => end >= now);
  const closed = polls.filter(({ end }) => end < now);
  return (
    <>
      <Section title={t`Open polls`}>
        {open.length === 0 ? (
          <EmptyState title={t`No poll is open`}>
            <Trans>Whoever holds a locked Silver position or a better one can open one below.</Trans>
          </EmptyState>
        ) : (
          <div className="flex flex-col gap-4">
            {open.map((poll) => (
              <PollCard key={String(poll.number)} poll={poll} open />
            ))}
          </div>
        )}
      </Section>
      {closed.length > 0 && (
        <Section title={t`Closed polls`}>
          <div className="flex flex-col gap-4">
            {closed.map((poll) => (
              <PollCard key={String(poll.number)} poll={poll} open={false} />
            ))}
          </div>
        </Section>
      )}
    </>
  );
}

/** Temperature checks: what the stakers think, before anybody writes a proposal. Everything on it comes from the chain. */
export function PollsPage() {
  const { t } = useLingui();
  const { address } = useConnection();
  const { data, error } = useQuery({ queryKey: [...marketKey, "polls"], queryFn: readPolls, refetchInterval: 5_000 });
  return (
    <>
      <PageHeader title={t`Polls`}>
        <p className="max-w-prose text-ink-soft">
          <Trans>
            A poll asks what the stakers think, before anybody writes a proposal. Every account answers once, with the
            votes that it had when the poll was opened. Nothing is executed.
          </Trans>
        </p>
      </PageHeader>
      {!data && error && <ErrorSentence error={classifyError(error)} />}
      {!data && !error && (
        <Loading>
          <Skeleton className="h-64" />
        </Loading>
      )}
      {error && data && (
        <Notice tone="warn" alert title={t`This may be out of date`}>
          <Trans>The chain could not be read again. What is shown is as of the block below.</Trans>
        </Notice>
      )}
      {data && <PollLists polls={data.value} />}
      {data && (
        <Section title={t`Open a poll`}>
          {address ? (
            <OpenPollForm key={address} account={address} polls={data.value} />
          ) : (
            <ConnectPrompt title={t`Connect a wallet to open a poll`}>
              <Trans>Opening a poll takes a locked Silver position or a better one.</Trans>
            </ConnectPrompt>
          )}
        </Section>
      )}
      {data && <AsOf answer={data} />}
    </>
  );
}
