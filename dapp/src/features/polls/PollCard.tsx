import { Trans, useLingui } from "@lingui/react/macro";
import { memo, useId } from "react";
import { useConnection } from "wagmi";
import type { SignalPoll } from "../../data/polls.ts";
import { formatShare } from "../../format/index.ts";
import { closeUp, useLocale } from "../../i18n/index.ts";
import {
  AddressText,
  Card,
  type Fact,
  Facts,
  Loading,
  Notice,
  PartsBar,
  Pill,
  Skeleton,
  Time,
} from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";
import { Answer } from "./Answer.tsx";
import { Countdown } from "./Countdown.tsx";
import { type PollQuestion, QuestionError } from "./question.ts";
import { useOptionName, useQuestion } from "./useQuestion.ts";
import { problemSentences } from "./words.ts";

function Tally({ poll, question }: { poll: SignalPoll; question: PollQuestion | undefined }) {
  const locale = useLocale();
  const nameOf = useOptionName(question);
  const total = poll.tally.reduce((sum, votes) => sum + votes, 0n);
  return (
    <ol className="flex flex-col gap-3" data-testid="tally">
      {poll.tally.map((votes, option) => (
        // Options have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never reorders
        <li key={option}>
          <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0 font-medium wrap-anywhere">{nameOf(option)}</span>
            <span className="ml-auto text-right text-sm text-ink-soft">
              <Crbn units={votes} short symbol="sCRBN" /> · {formatShare(votes, total, locale)}
            </span>
          </div>
          <PartsBar
            whole={total}
            parts={[
              { key: "votes", amount: votes, className: "bg-brand" },
              { key: "rest", amount: total - votes, className: "bg-transparent" },
            ]}
          />
        </li>
      ))}
    </ol>
  );
}

function useFacts(poll: SignalPoll, open: boolean): Fact[] {
  const { t } = useLingui();
  const total = poll.tally.reduce((sum, votes) => sum + votes, 0n);
  return [
    [t`Votes in all`, <Crbn key="total" units={total} short symbol="sCRBN" />],
    open && [t`Still open for`, <Countdown key="left" until={poll.end} />],
    [open ? t`Voting ends` : t`Voting ended`, <Time key="end" at={poll.end} />],
    [t`Votes count as of`, <Time key="snapshot" at={poll.snapshot} />],
    [t`Opened by`, <AddressText key="opener" address={poll.opener} />],
  ];
}

/** A poll: what it asks, how it stands, and the reader's own answer. */
export const PollCard = memo(function PollCard({ poll, open }: { poll: SignalPoll; open: boolean }) {
  const { i18n, t } = useLingui();
  const id = useId();
  const { address } = useConnection();
  const { data: question, error } = useQuestion(poll);
  const facts = useFacts(poll, open);
  const number = String(poll.number);
  return (
    <Card className="p-4 sm:p-6">
      <article aria-labelledby={id} data-testid="poll" data-poll={number} className="flex flex-col gap-5">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            <p className="text-sm text-ink-faint">
              <Trans>Poll {number}</Trans>
            </p>
            <h3 id={id} className="font-semibold wrap-anywhere">
              {question ? question.question : t`Question not shown`}
            </h3>
          </div>
          <Pill tone={open ? "good" : "neutral"} dot>
            {open ? t({ message: "Open", context: "a poll" }) : t`Closed`}
          </Pill>
        </div>
        {!question && !error && (
          <Loading>
            <Skeleton className="h-6" />
          </Loading>
        )}
        {!question && error && (
          <Notice tone="warn" title={t`The question is not available`}>
            {i18n._(problemSentences[error instanceof QuestionError ? error.problem : "unreachable"])}
          </Notice>
        )}
        {question?.details && (
          <p className="max-w-prose text-sm whitespace-pre-wrap text-ink-soft wrap-anywhere">
            {closeUp(question.details)}
          </p>
        )}
        <Tally poll={poll} question={question} />
        <Facts rows facts={facts} />
        {address && <Answer key={address} poll={poll} account={address} open={open} question={question} />}
        {!address && open && (
          <p className="text-sm text-ink-faint">
            <Trans>Connect a wallet to answer.</Trans>
          </p>
        )}
      </article>
    </Card>
  );
});
