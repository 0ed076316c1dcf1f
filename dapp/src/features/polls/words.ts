import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { QuestionProblem } from "./question.ts";

/** Why a poll's question cannot be shown. Its numbers come from the chain and stand beside it. */
export const problemSentences: Record<QuestionProblem, MessageDescriptor> = {
  noAddress: msg`The poll names no file, so nobody can say what it asks. The numbers are the chain's.`,
  unverifiable: msg`The poll names its file in a way that this page cannot check, so its text is not shown. The numbers are the chain's.`,
  missing: msg`The content store does not have the poll's file, so its text cannot be shown. The numbers are the chain's.`,
  unreachable: msg`The content store does not answer, so the poll's text cannot be shown now. The numbers are the chain's.`,
  tampered: msg`What the content store delivered is not the file that the poll names. Nothing of it is shown. The numbers are the chain's.`,
  malformed: msg`The poll's file is no question with options that can be told apart. Nothing of it is shown. The numbers are the chain's.`,
  otherCount: msg`The poll's file has another number of options than the poll, so they cannot be told apart. Nothing of it is shown. The numbers are the chain's.`,
};

/** Why a question could not be published, or is not served yet. */
export const publishSentences: Record<QuestionProblem, MessageDescriptor> = {
  noAddress: msg`The file has no address. Write the question again.`,
  unverifiable: msg`The file has no address that can be checked. Write the question again.`,
  missing: msg`The content store does not serve the file yet. Pin it, wait a moment, and check again.`,
  unreachable: msg`The content store does not answer. Try again in a moment.`,
  tampered: msg`The content store answers with another file. Do not open the poll; try again.`,
  malformed: msg`The question cannot be written to a file: a text is empty or too long.`,
  otherCount: msg`The stored file has another number of options. Write the question again.`,
};
