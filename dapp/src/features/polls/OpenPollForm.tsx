import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Address } from "viem";
import { marketKey, readStakingTerms } from "../../data/index.ts";
import { POLL_DAYS, POLL_OPTIONS, POLL_TIER, readPollOpener, type SignalPoll } from "../../data/polls.ts";
import { isPlain, lookOf } from "../../i18n/index.ts";
import { TransactionPanel, useTransaction } from "../../transactions/index.ts";
import { Button, Card, Notice, SelectField, TextAreaField, TextField } from "../../ui/index.ts";
import { Crbn, useTierName } from "../token/index.ts";
import { Publish } from "./Publish.tsx";
import {
  canPublish,
  fetchQuestion,
  publishQuestion,
  QUESTION_LIMITS,
  QuestionError,
  questionFile,
} from "./question.ts";
import { publishSentences } from "./words.ts";

const DAY = 86_400;

interface OpenPollFormProps {
  account: Address;
  polls: readonly SignalPoll[];
}

/** What the account lacks to open a poll; nothing when it lacks nothing. */
function Lacking({ account, polls }: OpenPollFormProps) {
  const { t } = useLingui();
  const tierName = useTierName();
  const { data } = useQuery({
    queryKey: [...marketKey, "pollOpener", account, polls.length],
    queryFn: () => readPollOpener(account, polls),
    refetchInterval: 5_000,
  });
  const { data: terms } = useQuery({ queryKey: [...marketKey, "staking"], queryFn: readStakingTerms });
  if (!data) return null;
  if (data.openPoll) {
    const number = String(data.openPoll.number);
    return (
      <Notice tone="warn" title={t`Your poll ${number} is still open`}>
        <Trans>An account has one poll open at a time. Open the next one when it is over.</Trans>
      </Notice>
    );
  }
  if (data.tier >= POLL_TIER) return null;
  const lowest = terms?.tiers[POLL_TIER - 1];
  const held = data.tier === 0 ? t`none` : tierName(data.tier);
  return (
    <Notice tone="warn" title={t`A locked Silver position is missing`}>
      <p>
        <Trans>Opening a poll takes a locked position of your own in Silver, Gold or Platinum. Yours: {held}.</Trans>{" "}
        {lowest && (
          <Trans>
            Silver takes <Crbn units={lowest.minimum} />.
          </Trans>
        )}
      </p>
      <Link to="/stake" className="text-brand underline">
        <Trans>Stake CRBN</Trans>
      </Link>
    </Notice>
  );
}

/** Writes a question, publishes its file, and opens a poll about it. What the account lacks is said, and the form stays open. */
export function OpenPollForm({ account, polls }: OpenPollFormProps) {
  const { t, i18n } = useLingui();
  const { flow, busy, start, reset } = useTransaction("openPoll");
  const [question, setQuestion] = useState("");
  const [options, setOptions] = useState(["", ""]);
  const [details, setDetails] = useState("");
  const [days, setDays] = useState(7);
  const [strict, setStrict] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const [problem, setProblem] = useState<QuestionError>();
  const texts = options.map((option) => option.trim());
  const looks = texts.map(lookOf);
  const wrong = {
    question: !isPlain(question)
      ? t`The question holds hidden characters. Type it anew.`
      : lookOf(question) === ""
        ? t`Write the question.`
        : undefined,
    options: looks.map((look, index) => {
      const number = index + 1;
      if (!isPlain(texts[index] ?? "")) return t`Option ${number} holds hidden characters. Type it anew.`;
      if (look === "") return t`Write the option, or remove it.`;
      const same = looks.indexOf(look) + 1;
      return same < number ? t`This looks like option ${same}.` : undefined;
    }),
    details: isPlain(details) ? undefined : t`The details hold hidden characters. Type them anew.`,
  };
  const complete = !wrong.question && !wrong.details && wrong.options.every((sentence) => !sentence);
  /** What is wrong with a field; an empty one is told only to who wants to send. */
  const told = (text: string, sentence: string | undefined) => (strict || lookOf(text) !== "" ? sentence : undefined);
  const done = flow?.status === "confirmed" || flow?.status === "indexed";

  function file() {
    return questionFile({ question: question.trim(), options: texts, details: details.trim() });
  }
  async function send() {
    setProblem(undefined);
    setPublishing(true);
    try {
      const { bytes, cid } = file();
      if (canPublish) await publishQuestion(bytes, cid);
      // Nobody can answer what nobody can read: the poll is opened only when the file is served.
      await fetchQuestion(cid, texts.length);
      start({ questionCid: cid, options: texts.length, period: days * DAY });
    } catch (error) {
      setProblem(error instanceof QuestionError ? error : new QuestionError("unreachable"));
    } finally {
      setPublishing(false);
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    setStrict(true);
    if (complete && !busy && !publishing) void send();
  }
  function again() {
    reset();
    setQuestion("");
    setOptions(["", ""]);
    setDetails("");
    setStrict(false);
  }
  if (flow && done) {
    const number = String(flow.outcome?.poll ?? "");
    return (
      <Card className="p-5">
        <TransactionPanel flow={flow}>
          <Notice tone="good" title={t`Poll ${number} is open`}>
            <Button size="sm" variant="quiet" onClick={again}>
              <Trans>Close</Trans>
            </Button>
          </Notice>
        </TransactionPanel>
      </Card>
    );
  }
  return (
    <Card className="p-5">
      <form onSubmit={submit} noValidate className="flex flex-col gap-4" data-testid="open-poll">
        <Lacking account={account} polls={polls} />
        <TextField
          label={t`Question`}
          value={question}
          maxLength={QUESTION_LIMITS.question}
          error={told(question, wrong.question)}
          onChange={(event) => setQuestion(event.target.value)}
        />
        {options.map((option, index) => {
          const number = index + 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: options have no identity but their place
            <div key={index} className="flex items-end gap-2">
              <TextField
                className="grow"
                label={t`Option ${number}`}
                value={option}
                maxLength={QUESTION_LIMITS.option}
                error={told(option, wrong.options[index])}
                onChange={(event) =>
                  setOptions(options.map((old, place) => (place === index ? event.target.value : old)))
                }
              />
              {options.length > POLL_OPTIONS.least && (
                <Button
                  variant="quiet"
                  aria-label={t`Remove option ${number}`}
                  onClick={() => setOptions(options.filter((_, place) => place !== index))}
                >
                  <span aria-hidden="true">×</span>
                </Button>
              )}
            </div>
          );
        })}
        {options.length < POLL_OPTIONS.most && (
          <Button variant="secondary" size="sm" className="self-start" onClick={() => setOptions([...options, ""])}>
            <Trans>Add an option</Trans>
          </Button>
        )}
        <TextAreaField
          label={t`Details (optional)`}
          value={details}
          maxLength={QUESTION_LIMITS.details}
          error={wrong.details}
          onChange={(event) => setDetails(event.target.value)}
        />
        <SelectField label={t`Open for`} value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {Array.from({ length: POLL_DAYS.most - POLL_DAYS.least + 1 }, (_, n) => n + POLL_DAYS.least).map((count) => {
            const number = String(count);
            return (
              <option key={count} value={count}>
                {count === 1 ? t`1 day` : t`${number} days`}
              </option>
            );
          })}
        </SelectField>
        {!canPublish && complete && <Publish file={file} />}
        {canPublish && (
          <p className="text-sm text-ink-faint">
            <Trans>
              The question is published as a file in the local content store first; the chain keeps its address.
            </Trans>
          </p>
        )}
        {problem && (
          <Notice tone="danger" alert title={t`The poll was not opened`}>
            {i18n._(publishSentences[problem.problem])}
          </Notice>
        )}
        <Button type="submit" className="self-start" busy={busy || publishing}>
          <Trans>Open the poll</Trans>
        </Button>
        {flow && <TransactionPanel flow={flow} onRetry={() => void send()} />}
      </form>
    </Card>
  );
}
