import { useLingui } from "@lingui/react/macro";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { SignalPoll } from "../../data/polls.ts";
import { fetchQuestion, type PollQuestion, QuestionError } from "./question.ts";

/** How often a file that may still come is asked for again {ms}. */
const RETRY = 15_000;

/** A poll's question, read once: its address is the hash of its bytes, so it never changes. */
export function useQuestion({
  questionCid,
  tally,
}: Pick<SignalPoll, "questionCid" | "tally">): UseQueryResult<PollQuestion> {
  return useQuery({
    queryKey: ["pollQuestion", questionCid, tally.length],
    queryFn: ({ signal }) => fetchQuestion(questionCid, tally.length, signal),
    staleTime: Number.POSITIVE_INFINITY,
    // What was not there may come; what is wrong stays wrong.
    refetchInterval: ({ state }) =>
      state.error instanceof QuestionError && ["missing", "unreachable"].includes(state.error.problem) ? RETRY : false,
    retry: false,
  });
}

/** The name of an option: its text, or its number where the text is not known. */
export function useOptionName(question: PollQuestion | undefined): (option: number) => string {
  const { t } = useLingui();
  return (option) => {
    const number = option + 1;
    return question?.options[option] ?? t`Option ${number}`;
  };
}
