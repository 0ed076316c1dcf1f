import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Address } from "viem";
import { marketKey } from "../../data/index.ts";
import { readPollVoice, type SignalPoll } from "../../data/polls.ts";
import { classifyError, ErrorSentence, TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Notice } from "../../ui/index.ts";
import { Crbn } from "../token/index.ts";
import type { PollQuestion } from "./question.ts";
import { useOptionName } from "./useQuestion.ts";

interface AnswerProps {
  poll: SignalPoll;
  account: Address;
  open: boolean;
  question: PollQuestion | undefined;
}

/** An account's own answer: what it gave, or what it can give. Without the question's text nothing can be chosen. */
export function Answer({ poll, account, open, question }: AnswerProps) {
  const { t } = useLingui();
  const nameOf = useOptionName(question);
  const { flow, busy, start } = useTransaction("votePoll");
  const [option, setOption] = useState<number>();
  const { data, error } = useQuery({
    queryKey: [...marketKey, "pollVoice", String(poll.number), account],
    queryFn: () => readPollVoice(poll, account),
    refetchInterval: 5_000,
  });
  const done = flow?.status === "confirmed" || flow?.status === "indexed";
  const send = () => option !== undefined && start({ poll: poll.number, option });
  if (!data) return error ? <ErrorSentence error={classifyError(error)} /> : null;
  const votes = <Crbn units={data.votes} symbol="sCRBN" />;
  if (data.answer !== null) {
    const answer = nameOf(data.answer);
    return (
      <Notice tone="good" title={<span className="wrap-anywhere">{t`Your account answered: ${answer}`}</span>}>
        <Trans>It counts with {votes}. An answer cannot be changed.</Trans>
      </Notice>
    );
  }
  if (!open) {
    return (
      <p className="text-sm text-ink-faint">
        <Trans>Your account did not answer. It had {votes} when the poll was opened.</Trans>
      </p>
    );
  }
  if (data.votes === 0n) {
    return (
      <p className="text-sm text-ink-soft" data-testid="no-votes">
        <Trans>
          Your account had no votes when the poll was opened, so it cannot answer. What you stake or are delegated now
          counts in later polls.
        </Trans>
      </p>
    );
  }
  if (!question) {
    return (
      <p className="text-sm text-ink-soft">
        <Trans>You can answer with {votes} as soon as the question can be shown.</Trans>
      </p>
    );
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!busy) send();
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 border-t border-line pt-4">
      <fieldset disabled={busy || done} className="flex min-w-0 flex-col gap-1">
        <legend className="mb-1 font-medium">
          <Trans>Your answer, with {votes}</Trans>
        </legend>
        {question.options.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never reorders
          <label key={index} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name={`poll-${poll.number}`}
              className="size-5 shrink-0 accent-brand"
              checked={option === index}
              onChange={() => setOption(index)}
            />
            <span className="min-w-0 wrap-anywhere">{text}</span>
          </label>
        ))}
      </fieldset>
      {!done && (
        <Button type="submit" className="self-start" busy={busy} disabled={option === undefined && !busy}>
          <Trans>Answer</Trans>
        </Button>
      )}
      <p className="text-sm text-ink-faint">
        <Trans>Every account answers once. An answer cannot be changed.</Trans>
      </p>
      {flow && <TransactionPanel flow={flow} onRetry={send} />}
    </form>
  );
}
